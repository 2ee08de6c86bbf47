//! What the node, and through it any user, asks the runtime.
//!
//! What is asked of the state of a block goes through `migrations::migrated`: the block may have set
//! this very code, and its storage still be that of the release before.

// The types that the macro adds have no documentation.
#![allow(missing_docs)]

use crate::{
	construct, genesis_presets, migrations::migrated, AccountId, Balance, Block, BlockNumber,
	Difficulty, Executive, Grandpa, Nonce, RewardDistribution, Runtime, RuntimeCall,
	RuntimeGenesisConfig, SessionKeys, ShareVote, StakingNode, System, Timestamp,
	TransactionPayment, ValidateShare, VERSION,
};
use alloc::{boxed::Box, vec::Vec};
use assay_primitives::{
	node::{AssignedShares, FinalitySetInfo, NodeInfo, NodeSummary},
	reward::{BlockReward, RewardTotals, ShareYield, Unsettled},
	seal::{SealAlgorithm, SealParameters},
	share::{AccountShares, Ballot, BidId, BidInfo, LotId, LotInfo, PoolInfo, Quote, QuoteError},
	Header, Moment,
};
use frame_support::{
	genesis_builder_helper::get_preset,
	view_functions::{ViewFunctionDispatchError, ViewFunctionId},
	weights::Weight,
};
use frame_system::offchain::{CreateAuthorizedTransaction, SubmitTransaction};
use pallet_transaction_payment::{FeeDetails, RuntimeDispatchInfo};
use sp_api::impl_runtime_apis;
use sp_consensus_grandpa::{
	AuthorityId as GrandpaId, AuthorityList, EquivocationProof, OpaqueKeyOwnershipProof, SetId,
};
use sp_core::{crypto::KeyTypeId, OpaqueMetadata};
use sp_genesis_builder::PresetId;
use sp_inherents::{CheckInherentsResult, InherentData};
use sp_runtime::{
	traits::{Block as BlockT, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, ExtrinsicInclusionMode,
};
use sp_session::OpaqueGeneratedSessionKeys;
use sp_version::RuntimeVersion;

impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block);
		}

		fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, ViewFunctionDispatchError> {
			migrated(|| Runtime::execute_view_function(id, input))
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(data: InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			construct::create_inherents(&data)
		}

		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: InherentData,
		) -> CheckInherentsResult {
			construct::check_inherents(&block, &data)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl assay_primitives::seal::SealApi<Block> for Runtime {
		fn seal_algorithm() -> SealAlgorithm {
			Difficulty::algorithm()
		}

		fn next_seal_parameters() -> SealParameters {
			Difficulty::next_seal()
		}
	}

	impl assay_primitives::share::ballot::ShareVoteApi<Block> for Runtime {
		fn ballot(child: &Header) -> Ballot {
			Executive::initialize_block(child);
			ShareVote::ballot()
		}
	}

	impl assay_primitives::share::market::ShareMarketApi<Block> for Runtime {
		fn asked_price() -> Balance {
			migrated(ValidateShare::asked_price)
		}

		fn quote(shares: u64) -> Result<Quote, QuoteError> {
			migrated(|| ValidateShare::quote(shares))
		}

		fn quote_for(amount: Balance) -> Result<Quote, QuoteError> {
			migrated(|| ValidateShare::quote_for(amount))
		}

		fn pool() -> PoolInfo {
			migrated(ValidateShare::pool)
		}

		fn account(owner: AccountId) -> AccountShares {
			migrated(|| ValidateShare::account(owner))
		}

		fn lot(id: LotId) -> Option<LotInfo> {
			migrated(|| ValidateShare::lot(id))
		}

		fn lots(owner: AccountId, after: Option<LotId>, limit: u32) -> Vec<LotInfo> {
			migrated(|| ValidateShare::lots(owner, after, limit))
		}

		fn bids(owner: AccountId, after: Option<BidId>, limit: u32) -> Vec<BidInfo> {
			migrated(|| ValidateShare::bids(owner, after, limit))
		}

		fn book(after: Option<BidId>, limit: u32) -> Vec<BidInfo> {
			migrated(|| ValidateShare::book(after, limit))
		}
	}

	impl assay_primitives::reward::api::RewardApi<Block> for Runtime {
		fn block_reward(number: Option<BlockNumber>) -> BlockReward {
			migrated(|| RewardDistribution::block_reward(number))
		}

		fn share_yield() -> ShareYield {
			migrated(RewardDistribution::share_yield)
		}

		fn unsettled(account: AccountId) -> Unsettled {
			migrated(|| RewardDistribution::unsettled(account))
		}

		fn totals() -> RewardTotals {
			migrated(RewardDistribution::totals)
		}

		fn due_count(block: BlockNumber) -> u32 {
			migrated(|| RewardDistribution::due_count(block))
		}

		fn due_accounts(
			block: BlockNumber,
			after: Option<u32>,
			limit: u32,
		) -> Vec<(u32, AccountId)> {
			migrated(|| RewardDistribution::due_accounts(block, after, limit))
		}
	}

	impl sp_consensus_pow::TimestampApi<Block, Moment> for Runtime {
		fn timestamp() -> Moment {
			Timestamp::get()
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> AuthorityList {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> SetId {
			pallet_grandpa::CurrentSetId::<Runtime>::get()
		}

		// A transaction that travels: the report of pallet-grandpa would never reach a miner.
		fn submit_report_equivocation_unsigned_extrinsic(
			proof: EquivocationProof<<Block as BlockT>::Hash, NumberFor<Block>>,
			_: OpaqueKeyOwnershipProof,
		) -> Option<()> {
			type Call = pallet_staking_node::Call<Runtime>;
			let call = Call::report_equivocation { proof: Box::new(proof) };
			let report = <Runtime as CreateAuthorizedTransaction<Call>>::create_authorized_transaction(
				call.into(),
			);
			SubmitTransaction::<Runtime, Call>::submit_transaction(report).ok()
		}

		// StakingNode keeps whose keys were in a set: there is nothing to prove.
		fn generate_key_ownership_proof(
			set: SetId,
			key: GrandpaId,
		) -> Option<OpaqueKeyOwnershipProof> {
			StakingNode::is_reportable(set, &key).then(|| OpaqueKeyOwnershipProof::new(Vec::new()))
		}
	}

	impl assay_primitives::node::api::NodeApi<Block> for Runtime {
		fn bond_now() -> Balance {
			migrated(StakingNode::bond_now)
		}

		fn node(account: AccountId) -> Option<NodeInfo> {
			migrated(|| StakingNode::node(account))
		}

		fn nodes(after: Option<AccountId>, limit: u32) -> Vec<NodeSummary> {
			migrated(|| StakingNode::nodes(after, limit))
		}

		fn assigned(delegate: AccountId) -> AssignedShares {
			migrated(|| StakingNode::assigned(delegate))
		}

		fn finality_set() -> Option<FinalitySetInfo> {
			migrated(StakingNode::finality_set)
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(
			owner: Vec<u8>,
			seed: Option<Vec<u8>>,
		) -> OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance>
		for Runtime
	{
		fn query_info(
			uxt: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(uxt, len)
		}

		fn query_fee_details(uxt: <Block as BlockT>::Extrinsic, len: u32) -> FeeDetails<Balance> {
			TransactionPayment::query_fee_details(uxt, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<
		Block,
		Balance,
		RuntimeCall,
	> for Runtime {
		fn query_call_info(call: RuntimeCall, len: u32) -> RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_call_info(call, len)
		}

		fn query_call_fee_details(call: RuntimeCall, len: u32) -> FeeDetails<Balance> {
			TransactionPayment::query_call_fee_details(call, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			genesis_presets::build_state(&config)
		}

		fn get_preset(id: &Option<PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, genesis_presets::get_preset)
		}

		fn preset_names() -> Vec<PresetId> {
			genesis_presets::preset_names()
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(
			extra: bool,
		) -> (Vec<frame_benchmarking::BenchmarkList>, Vec<frame_support::traits::StorageInfo>) {
			crate::benchmarks::metadata(extra)
		}

		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			crate::benchmarks::dispatch(config)
		}
	}

	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		// Both run off chain, where a failed check has no other way to show.
		#[allow(clippy::unwrap_used)]
		fn on_runtime_upgrade(checks: frame_try_runtime::UpgradeCheckSelect) -> (Weight, Weight) {
			let weight = Executive::try_runtime_upgrade(checks).unwrap();
			(weight, crate::configs::system::BlockWeights::get().max_block)
		}

		#[allow(clippy::unwrap_used)]
		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> Weight {
			Executive::try_execute_block(block, state_root_check, signature_check, select).unwrap()
		}
	}
}
