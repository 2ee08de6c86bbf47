//! Accounts that act for others.

use super::deposit;
use crate::{Balances, Runtime, RuntimeCall, RuntimeEvent, System};
use assay_primitives::Balance;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{ConstU32, InstanceFilter},
};
use pallet_proxy::Call as ProxyCall;
use pallet_treasury::Call as TreasuryCall;
use pallet_utility::Call as UtilityCall;
use scale_info::TypeInfo;
use sp_runtime::traits::BlakeTwo256;

parameter_types! {
	/// For an account with proxies: one item, and 16 bytes beside them (the deposit).
	pub const ProxyDepositBase: Balance = deposit(1, 16);
	/// For each proxy: an account, its type and its delay.
	pub const ProxyDepositFactor: Balance = deposit(0, 37);
	/// For an account with announcements.
	pub const AnnouncementDepositBase: Balance = deposit(1, 16);
	/// For each announcement: an account, the hash of a call and a height.
	pub const AnnouncementDepositFactor: Balance = deposit(0, 68);
}

/// What a proxy may do for the account.
///
/// The indices are part of the encoding. New kinds get new indices.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Default,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything.
	#[default]
	#[codec(index = 0)]
	Any,
	/// Nothing that moves the account's money, beyond fees and deposits, and nothing in which it
	/// speaks for yet another account (a multisig, or one that it is a proxy of). What is not
	/// listed is refused, so a pallet to come is refused until it is thought about. To vote is
	/// allowed: it locks the account's money, and its owner can vote otherwise.
	#[codec(index = 1)]
	NonTransfer,
	/// Only to reject an announced call.
	#[codec(index = 2)]
	CancelProxy,
	/// To propose, to vote and to delegate votes, and to have what the treasury owes paid.
	#[codec(index = 3)]
	Governance,
}

/// Whether `call` proposes something, or votes on a proposal.
fn is_voting(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::ConvictionVoting(_) | RuntimeCall::Referenda(_) | RuntimeCall::Preimage(_)
	)
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	// Calls that a call carries (a batch) are filtered again by their own dispatch.
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			Self::Any => true,
			Self::NonTransfer => match call {
				RuntimeCall::Proxy(ProxyCall::proxy { .. } | ProxyCall::proxy_announced { .. }) => {
					false
				},
				RuntimeCall::System(_) | RuntimeCall::Utility(_) | RuntimeCall::Proxy(_) => true,
				_ => is_voting(call),
			},
			Self::CancelProxy => {
				matches!(call, RuntimeCall::Proxy(ProxyCall::reject_announcement { .. }))
			},
			Self::Governance => match call {
				RuntimeCall::Treasury(
					TreasuryCall::payout { .. } | TreasuryCall::check_status { .. },
				)
				| RuntimeCall::Utility(
					UtilityCall::batch { .. }
					| UtilityCall::batch_all { .. }
					| UtilityCall::force_batch { .. },
				) => true,
				_ => is_voting(call),
			},
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(Self::Any, _) | (Self::NonTransfer, Self::NonTransfer | Self::CancelProxy) => true,
			(this, other) => this == other,
		}
	}
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type MaxProxies = ConstU32<32>;
	type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
	type MaxPending = ConstU32<32>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type BlockNumberProvider = System;
}
