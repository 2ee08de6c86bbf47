//! The traits through which staking-node meets the gadget of finality and who covers a loss.

use crate::{Balance, BlockNumber};
use sp_consensus_grandpa::{AuthorityList, SetId};
use sp_runtime::DispatchResult;

/// The gadget that finalises blocks: `pallet-grandpa`, to which staking-node has an implementation.
/// Staking-node decides who the authorities are and numbers their sets.
pub trait FinalityGadget {
	/// The authorities as of the end of the parent block, with their weights.
	fn authorities() -> AuthorityList;
	/// The number of their set.
	fn set_id() -> SetId;
	/// Let `next` be the authorities from the end of the block on that comes `delay` blocks after
	/// this one. `forced`, the highest block that is known to be final, replaces authorities that do
	/// not finalise any more: the change does not wait for them.
	///
	/// # Errors
	///
	/// That of the gadget if another change waits, or the last forced one is too recent.
	fn schedule(
		next: AuthorityList,
		delay: BlockNumber,
		forced: Option<BlockNumber>,
	) -> DispatchResult;
	/// In this block the set with this number begins.
	fn begin_set(id: SetId);
	/// What is noted of a stall, by this pallet or in the gadget itself, until it is
	/// [dealt with](Self::clear_stall): after how many blocks a forced change shall happen, and the
	/// highest block that is known to be final.
	fn stall() -> Option<(BlockNumber, BlockNumber)>;
	/// Note a stall.
	fn note_stall(delay: BlockNumber, best_finalized: BlockNumber);
	/// The stall is dealt with.
	fn clear_stall();
}

/// Who stands in for a StakingNode's loss before its bond does. Implemented by stake-pool, used by
/// staking-node.
pub trait LossCover<AccountId> {
	/// `amount` of the bond of `node` is about to be burnt: burn as much as is covered from
	/// elsewhere, at most `amount`, and say how much it was. The bond pays the rest.
	fn cover(node: &AccountId, amount: Balance) -> Balance;
}

/// The bond pays everything.
impl<AccountId> LossCover<AccountId> for () {
	fn cover(_: &AccountId, _: Balance) -> Balance {
		0
	}
}
