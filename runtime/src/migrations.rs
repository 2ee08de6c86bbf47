//! How the storage of an older release becomes that of this one.
//!
//! The first block of a new `spec_version` begins with [`Migrations`], before its hooks and before
//! anything is read. The storage of the block before, which set the code, still has the old layout:
//! whoever asks about that block is answered by the new code, through `migrated`.

use crate::{Executive, Runtime, VERSION};
use frame_system::LastRuntimeUpgrade;

/// The migrations, oldest first. Each knows by the version of its pallet's storage whether its turn
/// has come, so that a chain may leave out releases. One is removed when every chain is beyond it.
pub type Migrations = (pallet_validate_share::migrations::v1::PoolInOneValue<Runtime>,);

/// Answer a question about the state of the block at which it is asked, as the code of this release
/// lays it out.
///
/// Only where the block set the code does that take more than a look. What is changed then is gone
/// with the answer: it is for questions from outside alone, never for code that a block executes.
pub(crate) fn migrated<R>(answer: impl FnOnce() -> R) -> R {
	if LastRuntimeUpgrade::<Runtime>::get().is_none_or(|last| last.was_upgraded(&VERSION)) {
		Executive::execute_on_runtime_upgrade();
	}
	answer()
}
