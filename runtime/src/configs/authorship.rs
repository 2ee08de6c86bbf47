//! Who made a block.

use crate::Runtime;
use assay_primitives::{seal::author_of, AccountId};
use frame_support::traits::FindAuthor;
use sp_runtime::{ConsensusEngineId, Digest, DigestItem};

/// The author that the `pow_` pre-runtime digest names: an account of exactly 32 bytes.
///
/// None when there is no such digest, more than one, or one of another length: the node refuses
/// such a header by the same rule, [`author_of`].
pub struct SealAuthor;

impl FindAuthor<AccountId> for SealAuthor {
	fn find_author<'a, I>(digests: I) -> Option<AccountId>
	where
		I: 'a + IntoIterator<Item = (ConsensusEngineId, &'a [u8])>,
	{
		let logs = digests
			.into_iter()
			.map(|(engine, data)| DigestItem::PreRuntime(engine, data.to_vec()))
			.collect();
		author_of(&Digest { logs }).ok()
	}
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = SealAuthor;
	type EventHandler = ();
}
