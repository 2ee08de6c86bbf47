//! The periods of governance, counted in the days of this chain.
//!
//! How many blocks make a day is a protocol parameter, so that a referendum takes weeks on `live` and
//! minutes on `dev` in one and the same runtime. The metadata tell the periods of the block that they
//! are asked for at: whoever keeps them does not see a change.

use crate::{BlockNumber, ProtocolParameters};
use assay_primitives::parameters::GovernanceParameters;
use frame_support::traits::Get;

/// What governance is set to now.
pub fn governance() -> GovernanceParameters {
	<ProtocolParameters as Get<GovernanceParameters>>::get()
}

/// So many days, in blocks.
pub struct Days<const COUNT: u32>;

impl<const COUNT: u32> Get<BlockNumber> for Days<COUNT> {
	fn get() -> BlockNumber {
		governance().days(COUNT)
	}
}
