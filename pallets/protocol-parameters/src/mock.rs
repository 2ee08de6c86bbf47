//! A runtime of this pallet and nothing else.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use crate as pallet_protocol_parameters;
use assay_primitives::parameters::DifficultyParameters;
use frame_support::{
	derive_impl, ord_parameter_types,
	traits::{EitherOf, MapSuccess},
};
use frame_system::{EnsureRoot, EnsureSignedBy};
use sp_runtime::{traits::ReplaceWithDefault, BuildStorage};

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(20)]
	pub type ProtocolParameters = pallet_protocol_parameters;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

impl pallet_protocol_parameters::Config for Test {
	type AdminOrigin =
		EitherOf<EnsureRoot<u64>, MapSuccess<EnsureSignedBy<Admin, u64>, ReplaceWithDefault<()>>>;
	type WeightInfo = ();
}

/// The account that may change most parameters beside root.
pub const ADMIN: u64 = 7;

ord_parameter_types! {
	pub const Admin: u64 = ADMIN;
}

/// The group that every test starts with: not the default, so that a test sees which one it got.
pub const INITIAL: DifficultyParameters =
	DifficultyParameters { target_block_time: 6_000, half_life: 600_000 };

/// A chain to test on.
pub struct Genesis {
	pub difficulty: DifficultyParameters,
}

impl Default for Genesis {
	fn default() -> Self {
		Self { difficulty: INITIAL }
	}
}

impl Genesis {
	pub fn build(self) -> sp_io::TestExternalities {
		let storage = RuntimeGenesisConfig {
			system: Default::default(),
			protocol_parameters: ProtocolParametersConfig {
				difficulty: self.difficulty,
				..Default::default()
			},
		}
		.build_storage()
		.unwrap();
		let mut ext = sp_io::TestExternalities::new(storage);
		// Block 0 keeps no events.
		ext.execute_with(|| System::set_block_number(1));
		ext
	}

	/// Run `test` on this chain; its state must be sound afterwards.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			ProtocolParameters::do_try_state().expect("the invariants hold after every test");
		});
	}
}
