//! What fits into a block, and what the storage can grow to.

use super::chain::*;
use crate::{
	configs::{
		reward_distribution::GuaranteedWeight,
		scheduler::MaximumSchedulerWeight,
		system::{BlockLength, BlockWeights, MAX_BLOCK_LENGTH},
	},
	patient_scheduler::{look, PATIENCE},
	*,
};
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::{PalletInfoAccess, StorageInfoTrait},
	weights::constants::WEIGHT_REF_TIME_PER_SECOND,
};
use pallet_scheduler::WeightInfo;

#[test]
fn a_block_has_two_seconds_three_quarters_of_them_for_ordinary_transactions() {
	let weights = BlockWeights::get();
	assert_eq!(weights.max_block.ref_time(), 2 * WEIGHT_REF_TIME_PER_SECOND);
	let normal = weights.get(DispatchClass::Normal).max_total.unwrap();
	assert_eq!(normal.ref_time(), WEIGHT_REF_TIME_PER_SECOND * 3 / 2);
	let operational = weights.get(DispatchClass::Operational);
	assert_eq!(operational.max_total.unwrap(), weights.max_block);
	assert_eq!(operational.reserved.unwrap(), weights.max_block - normal);
	weights.validate().expect("the limits fit each other");
}

#[test]
fn a_block_has_five_mebibytes_three_quarters_of_them_for_ordinary_transactions() {
	let length = BlockLength::get();
	assert_eq!(*length.max.get(DispatchClass::Operational), MAX_BLOCK_LENGTH);
	assert_eq!(*length.max.get(DispatchClass::Mandatory), MAX_BLOCK_LENGTH);
	assert_eq!(*length.max.get(DispatchClass::Normal), MAX_BLOCK_LENGTH / 4 * 3);
}

#[test]
fn the_hooks_of_an_empty_block_leave_nine_tenths_of_it_free() {
	dev().execute_with(|| {
		open_first_block(&[1; 32]);
		let spent = System::block_weight().total();
		assert!(spent.ref_time() < BlockWeights::get().max_block.ref_time() / 10, "{spent:?}");
	});
}

#[test]
fn every_pallet_has_its_index_for_ever() {
	let pallets = [
		(0, System::index()),
		(1, Timestamp::index()),
		(2, Difficulty::index()),
		(3, ShareVote::index()),
		(4, Authorship::index()),
		(5, Grandpa::index()),
		(6, StakingNode::index()),
		(10, Balances::index()),
		(11, TransactionPayment::index()),
		(12, Treasury::index()),
		(20, ProtocolParameters::index()),
		(21, Origins::index()),
		(22, Preimage::index()),
		(23, Scheduler::index()),
		(24, Referenda::index()),
		(25, ConvictionVoting::index()),
		(30, Utility::index()),
		(31, Multisig::index()),
		(32, Proxy::index()),
		(33, Identity::index()),
		(40, Sudo::index()),
		(50, ValidateShare::index()),
		(51, RewardDistribution::index()),
	];
	for (expected, index) in pallets {
		assert_eq!(index, expected);
	}
	let infos = <AllPalletsWithSystem as frame_support::traits::PalletsInfoAccess>::infos();
	assert_eq!(infos.len(), pallets.len(), "a new pallet needs a line in this table");
}

#[test]
fn the_difficulty_and_the_draw_run_before_every_pallet_but_block_and_time() {
	// Hooks run by index.
	let infos = <AllPalletsWithSystem as frame_support::traits::PalletsInfoAccess>::infos();
	let names: Vec<_> = infos.iter().map(|info| info.name).collect();
	assert_eq!(names[..4], ["System", "Timestamp", "Difficulty", "ShareVote"]);
}

#[test]
fn rewards_are_reckoned_when_the_pool_is_what_it_is_in_this_block() {
	let infos = <AllPalletsWithSystem as frame_support::traits::PalletsInfoAccess>::infos();
	let place = |name| infos.iter().position(|info| info.name == name).unwrap();
	assert!(place("ValidateShare") < place("RewardDistribution"));
}

#[test]
fn storage_is_bounded_but_for_what_the_sdk_leaves_open() {
	let unbounded: Vec<String> = AllPalletsWithSystem::storage_info()
		.into_iter()
		.filter(|item| item.max_size.is_none())
		.map(|item| {
			let name = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
			format!("{}.{}", name(&item.pallet_name), name(&item.storage_name))
		})
		.collect();
	// All of one block, and gone with the next.
	assert!(unbounded.iter().all(|name| name.starts_with("System.")), "{unbounded:?}");
}

#[test]
fn a_transaction_can_be_mortal_for_a_day_and_the_key_of_the_proof_of_work_is_remembered() {
	let blocks = <Runtime as frame_system::Config>::BlockHashCount::get();
	assert_eq!(blocks, 4_096);
	assert!(u64::from(blocks) * 30 > 24 * 3_600);
	assert!(blocks > assay_primitives::seal::KEY_LAG);
}

#[test]
fn the_symbol_and_decimals_of_the_metadata_hash_are_those_of_the_token() {
	let build_script = include_str!("../../build.rs");
	let expected = format!(
		"enable_metadata_hash(\"{}\", {})",
		assay_primitives::currency::SYMBOL,
		assay_primitives::currency::DECIMALS
	);
	assert!(build_script.contains(&expected));
}

#[test]
fn scheduled_calls_and_settlement_leave_two_fifths_of_a_block_for_votes_and_transactions() {
	let whole = BlockWeights::get().max_block.ref_time();
	let scheduled = MaximumSchedulerWeight::get().ref_time();
	assert_eq!(scheduled, whole / 2);
	assert_eq!(whole - scheduled - GuaranteedWeight::get().ref_time(), whole * 2 / 5);
}

#[test]
fn a_runtime_upgrade_fits_into_what_scheduled_calls_may_have() {
	type Schedule = <Runtime as pallet_scheduler::Config>::WeightInfo;
	let agenda = <Runtime as pallet_scheduler::Config>::MaxScheduledPerBlock::get();
	let set = RuntimeCall::from(frame_system::Call::set_code { code: vec![] });
	// The first call of a block, out of the largest preimage that there can be.
	let needed = Schedule::service_agendas_base()
		.saturating_add(Schedule::service_agenda_base(agenda))
		.saturating_add(Schedule::service_task_fetched(pallet_preimage::MAX_SIZE))
		.saturating_add(Schedule::execute_dispatch_unsigned())
		.saturating_add(set.get_dispatch_info().call_weight);
	assert!(needed.all_lte(MaximumSchedulerWeight::get()), "{needed:?}");
}

#[test]
fn a_block_full_of_steps_of_referenda_fits_into_what_scheduled_calls_may_have() {
	type Schedule = <Runtime as pallet_scheduler::Config>::WeightInfo;
	let agenda = <Runtime as pallet_scheduler::Config>::MaxScheduledPerBlock::get();
	let step = RuntimeCall::from(pallet_referenda::Call::nudge_referendum { index: 0 });
	// Each sets its next alarm, and finds room for it in the last block that it may look at.
	let each = Schedule::service_task_base()
		.saturating_add(Schedule::execute_dispatch_unsigned())
		.saturating_add(step.get_dispatch_info().call_weight)
		.saturating_add(look(agenda).saturating_mul(u64::from(PATIENCE) + 1));
	let needed = Schedule::service_agendas_base()
		.saturating_add(Schedule::service_agenda_base(agenda))
		.saturating_add(each.saturating_mul(agenda.into()));
	assert!(needed.ref_time() <= MaximumSchedulerWeight::get().ref_time(), "{needed:?}");
}
