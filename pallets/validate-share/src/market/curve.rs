//! The price of the shares that come next, and what a number of them costs.
//!
//! The share `i` places ahead costs `(a + d i) s_i`: `a` is the base price of the next share, `d`
//! the slope, and `s_i = s_0 r^i` the surge until it reaches its cap, from there on the cap. A sum
//! over `2^k` places is put together from two of `2^(k-1)`:
//!
//! - `G(2n) = G(n) (1 + r^n)` with `G(n) = sum of r^i over i < n`,
//! - `H(2n) = H(n) + r^n (H(n) + n G(n))` with `H(n) = sum of i r^i over i < n`,
//!
//! so any sum takes as many steps as the number of places has bits. Beyond the cap there is an
//! arithmetic series, and it is exact.

use super::{fixed::Fixed, surge};
use crate::market::Exponent;
use alloc::vec::Vec;
use assay_primitives::{parameters::AuctionParameters, Balance};

/// A place on the curve: what the purchase of all shares before it leads to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Point {
	/// How many shares lie before it.
	pub(crate) shares: u64,
	/// What these cost.
	pub(crate) total: Fixed,
	/// What the share at this place costs.
	pub(crate) price: Fixed,
	surge: Fixed,
}

/// What `2^k` shares in a row add up to, while the surge rises.
struct Stride {
	/// `r^(2^k)`
	ratio: Fixed,
	/// `G(2^k)`
	sum: Fixed,
	/// `H(2^k)`
	moment: Fixed,
}

/// The prices from the next share on.
pub(crate) struct Curve {
	/// The base price of the next share.
	base: Balance,
	/// By how much each share raises the base price.
	slope: Balance,
	/// The surge at the next share.
	surge: Fixed,
	/// The highest surge.
	cap: Balance,
	/// How many shares there are below the cap.
	rising: u64,
	/// By `k`.
	strides: Vec<Stride>,
}

impl Curve {
	/// The curve from the next share on, for looking at most `most` shares ahead.
	pub(crate) fn new(
		base: Balance,
		exponent: Exponent,
		parameters: &AuctionParameters,
		most: u64,
	) -> Self {
		let rising = exponent.shares_below_cap(parameters);
		Self {
			base,
			slope: parameters.slope,
			surge: exponent.surge(parameters),
			cap: parameters.surge_cap.into(),
			rising,
			strides: strides(parameters, rising.min(most)),
		}
	}

	/// The next share.
	pub(crate) fn start(&self) -> Point {
		self.at(0, self.surge, Fixed::ZERO)
	}

	/// The place so many shares ahead.
	pub(crate) fn point(&self, shares: u64) -> Point {
		match shares.checked_sub(self.rising) {
			Some(beyond) => self.flat(&self.climb(self.rising), beyond),
			None => self.climb(shares),
		}
	}

	/// The last place that `holds`, less than `most` shares ahead; `None` if the next share does not
	/// or `most` is zero. `holds` must not be true again once it was false.
	pub(crate) fn last_where(&self, most: u64, holds: impl Fn(&Point) -> bool) -> Option<Point> {
		let farthest = most.checked_sub(1)?;
		let start = self.start();
		if !holds(&start) {
			return None;
		}
		if let Some(beyond) = farthest.checked_sub(self.rising) {
			let top = self.climb(self.rising);
			if holds(&self.flat(&top, 0)) {
				return Some(self.last_flat(&top, beyond, holds));
			}
		}
		let farthest = farthest.min(self.rising.saturating_sub(1));
		let mut last = start;
		for (k, stride) in self.strides.iter().enumerate().rev() {
			if last.shares.saturating_add(1u64 << k) > farthest {
				continue;
			}
			let next = self.stride(&last, k, stride);
			if holds(&next) {
				last = next;
			}
		}
		Some(last)
	}

	/// The last place from the cap on that `holds`, at most `beyond` shares after it; the one at the
	/// cap does.
	fn last_flat(&self, top: &Point, beyond: u64, holds: impl Fn(&Point) -> bool) -> Point {
		let (mut holding, mut end) = (0u64, beyond);
		while holding < end {
			// Rounded up, so that it is above `holding`.
			let middle = end.saturating_sub(end.saturating_sub(holding) >> 1);
			match holds(&self.flat(top, middle)) {
				true => holding = middle,
				false => end = middle.saturating_sub(1),
			}
		}
		self.flat(top, holding)
	}

	/// The place so many shares ahead, no farther than where the cap begins.
	fn climb(&self, shares: u64) -> Point {
		let strides = self.strides.iter().enumerate().rev();
		strides.fold(self.start(), |point, (k, stride)| match (shares >> k) & 1 {
			1 => self.stride(&point, k, stride),
			_ => point,
		})
	}

	/// The place `2^k` shares after one below the cap.
	fn stride(&self, from: &Point, k: usize, stride: &Stride) -> Point {
		let base = self.base_at(from.shares);
		let ahead = stride.sum.times_integer(base).plus(stride.moment.times_integer(self.slope));
		let total = from.total.plus(from.surge.times(ahead));
		self.at(from.shares.saturating_add(1u64 << k), from.surge.times(stride.ratio), total)
	}

	/// The place so many shares after `top`, where the cap begins.
	fn flat(&self, top: &Point, beyond: u64) -> Point {
		let sum = arithmetic_series(self.base_at(top.shares), self.slope, beyond);
		let total = top.total.plus(Fixed::from_integer(sum.saturating_mul(self.cap)));
		self.at(top.shares.saturating_add(beyond), Fixed::from_integer(self.cap), total)
	}

	fn at(&self, shares: u64, surge: Fixed, total: Fixed) -> Point {
		Point { shares, total, price: surge.times_integer(self.base_at(shares)), surge }
	}

	fn base_at(&self, shares: u64) -> Balance {
		self.base.saturating_add(self.slope.saturating_mul(shares.into()))
	}
}

/// `n a + d n (n - 1) / 2`: what `n` shares cost whose first costs `a` and each further one `d`
/// more.
pub fn arithmetic_series(a: Balance, d: Balance, n: u64) -> Balance {
	let n = Balance::from(n);
	let pairs = n.saturating_mul(n.saturating_sub(1)) >> 1u32;
	n.saturating_mul(a).saturating_add(d.saturating_mul(pairs))
}

/// The strides that together reach `farthest`.
fn strides(parameters: &AuctionParameters, farthest: u64) -> Vec<Stride> {
	let Some(last) = farthest.checked_ilog2() else { return Vec::new() };
	let first = Stride { ratio: surge::ratio(parameters), sum: Fixed::ONE, moment: Fixed::ZERO };
	core::iter::successors(Some((0u32, first)), |(k, half)| {
		(*k < last).then(|| (k.saturating_add(1), half.doubled(1u64 << k)))
	})
	.map(|(_, stride)| stride)
	.collect()
}

impl Stride {
	/// Twice as far as this one of `n` shares.
	fn doubled(&self, n: u64) -> Self {
		let shifted = self.moment.plus(self.sum.times_integer(n.into()));
		Self {
			ratio: self.ratio.times(self.ratio),
			sum: self.sum.plus(self.ratio.times(self.sum)),
			moment: self.moment.plus(self.ratio.times(shifted)),
		}
	}
}
