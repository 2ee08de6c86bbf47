//! The three steps of activation (DESIGN 3.1): when shares are drawn, when their votes are
//! required, and the window over which lock-in is counted. No storage.

use assay_primitives::share::{Activation, DRAWN};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Of how many tenths of the window's blocks a quorum makes it required.
const LOCK_IN_TENTHS: u64 = 9;

/// How many blocks of the window a stored word has a bit for.
pub const WORD_BITS: u32 = u64::BITS;

/// The step of a block whose parent had the step `step`, by the `mature` shares there are.
///
/// `activation_size` is with how many mature shares draws begin, at least [`DRAWN`]; `locked_in`
/// whether enough of the last blocks carried a quorum.
pub fn next_step(
	step: Activation,
	mature: u64,
	activation_size: u64,
	locked_in: bool,
) -> Activation {
	match step {
		_ if mature < DRAWN as u64 => Activation::Dormant,
		Activation::Dormant if mature >= activation_size => Activation::Optional,
		Activation::Optional if locked_in => Activation::Required,
		same => same,
	}
}

/// How many of `window` blocks must carry a quorum before it is required: nine tenths, rounded up.
pub fn lock_in_needs(window: u32) -> u32 {
	let needed = u64::from(window).saturating_mul(LOCK_IN_TENTHS).div_ceil(10);
	u32::try_from(needed).unwrap_or(u32::MAX)
}

/// How many of the last blocks carried a quorum on their parent: a window that slides over the
/// blocks of [`Activation::Optional`].
///
/// It is exact, and one step of it costs the same whatever its size: every block has one bit of a
/// ring, kept in words outside this type, of which a step reads and writes one. Blocks before its
/// start count as without a quorum; bits that it has not written yet are never looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct LockIn {
	/// Over how many blocks it slides. Zero if it has not begun.
	pub window: u32,
	/// Where the bit of the next block goes, below `window`.
	pub next: u32,
	/// Whether every bit has been written.
	pub full: bool,
	/// How many of its blocks carried a quorum.
	pub quorums: u32,
}

impl LockIn {
	/// A window that no block has entered.
	pub fn new(window: u32) -> Self {
		Self { window, ..Self::default() }
	}

	/// Which word has the bit of the next block.
	pub fn word(&self) -> u32 {
		self.next / WORD_BITS
	}

	/// How many blocks have entered it and not left.
	pub fn blocks(&self) -> u32 {
		if self.full {
			self.window
		} else {
			self.next
		}
	}

	/// The next block enters, and if the window is full the oldest leaves. `bits` is the
	/// [`Self::word`]th word; what it is to be from now on is returned.
	#[must_use]
	pub fn push(&mut self, bits: u64, carried: bool) -> u64 {
		// Shifts by the position within the word: `wrapping_shl` takes it modulo the word's length.
		let bit = 1u64.wrapping_shl(self.next);
		let leaves = self.full && bits & bit != 0;
		self.quorums = self.quorums.saturating_sub(leaves.into()).saturating_add(carried.into());
		self.next = self.next.saturating_add(1);
		if self.next >= self.window {
			(self.next, self.full) = (0, true);
		}
		if carried {
			bits | bit
		} else {
			bits & !bit
		}
	}

	/// Whether enough blocks of a window of `window` blocks carried a quorum. A window of another
	/// size begins anew, so it has none.
	pub fn is_reached(&self, window: u32) -> bool {
		self.window == window && window > 0 && self.quorums >= lock_in_needs(window)
	}
}
