//! A deterministic source of randomness: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).

/// The state.
pub struct SplitMix(pub u64);

impl SplitMix {
	/// A number below `limit`.
	pub fn below(&mut self, limit: u64) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut mixed = self.0;
		mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		let drawn = mixed ^ (mixed >> 31);
		((u128::from(drawn) * u128::from(limit)) >> 64) as u64
	}
}
