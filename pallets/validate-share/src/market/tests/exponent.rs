//! How the surge rises, falls and decays.

use super::{live, market};
use crate::market::{fixed::Fixed, Exponent};
use assay_primitives::parameters::AuctionParameters;

/// The exponent in shares.
fn shares(exponent: Exponent) -> f64 {
	let mut bits = [0u8; 16];
	bits.copy_from_slice(&codec::Encode::encode(&exponent));
	u128::from_le_bytes(bits) as f64 / 2f64.powi(64)
}

fn half_life(blocks: u32) -> AuctionParameters {
	AuctionParameters { surge_half_life: blocks, ..live() }
}

#[test]
fn exponent_falls_by_the_drawn_shares_and_then_decays() {
	let fallen = |sold| Exponent::from_shares(sold).after_block(&half_life(1));
	assert_eq!(fallen(103), Exponent::from_shares(50));
	assert_eq!(fallen(5), Exponent::from_shares(1));
}

#[test]
fn exponent_is_zero_when_no_more_was_sold_than_is_drawn() {
	for sold in 0..=3 {
		let rested = Exponent::from_shares(sold).after_block(&live());
		assert_eq!(rested, Exponent::default(), "{sold}");
	}
	let above = Exponent::from_bits((3 << 64) + 1).after_block(&half_life(1_000_000));
	assert!(above <= Exponent::from_bits(1));
}

#[test]
fn exponent_decays_by_half_in_a_half_life() {
	for blocks in [1u32, 2, 720, 10_000_000] {
		let factor = (-1.0 / f64::from(blocks)).exp2();
		let parameters = AuctionParameters { surge_scale: u32::MAX, ..half_life(blocks) };
		let found = shares(Exponent::from_shares(1_000_003).after_block(&parameters));
		assert!((found / 1_000_000.0 / factor - 1.0).abs() < 1e-14, "{blocks}: {found}");
	}
	// Over a whole half life, apart from what falls besides: three shares a block, themselves decayed.
	let mut exponent = Exponent::from_shares(20_000);
	let (mut expected, factor) = (20_000f64, (-1.0 / 720f64).exp2());
	for _ in 0..720 {
		exponent = exponent.after_block(&live());
		expected = (expected - 3.0).max(0.0) * factor;
	}
	assert!((shares(exponent) / expected - 1.0).abs() < 1e-11);
	assert!(expected > 0.0 && expected < 10_000.0);
}

#[test]
fn exponent_comes_to_rest_at_zero() {
	let mut exponent = Exponent::at_cap(&live());
	let blocks = (0..100_000).find(|_| {
		exponent = exponent.after_block(&live());
		exponent == Exponent::default()
	});
	assert!(blocks.is_some(), "{exponent:?}");
}

#[test]
fn exponent_grows_by_one_with_each_share_up_to_the_cap() {
	let sold = Exponent::default().after_sale(500, &live());
	assert_eq!(sold, Exponent::from_shares(500));
	assert_eq!(sold.after_sale(250, &live()), Exponent::from_shares(750));
	let cap = Exponent::at_cap(&live());
	assert!((shares(cap) - 10_000.0 * 16f64.ln()).abs() < 1e-9);
	assert_eq!(sold.after_sale(27_225, &live()), Exponent::from_shares(27_725));
	assert_eq!(sold.after_sale(27_226, &live()), cap);
	assert_eq!(sold.after_sale(u64::MAX, &live()), cap);
}

#[test]
fn surge_is_exactly_one_at_rest_and_exactly_the_cap_from_the_cap_on() {
	for cap in 1..=64 {
		let parameters = AuctionParameters { surge_cap: cap, ..live() };
		let surge = |exponent: Exponent| exponent.surge(&parameters);
		assert_eq!(surge(Exponent::default()), Fixed::ONE);
		let top = Exponent::at_cap(&parameters);
		assert_eq!(surge(top), Fixed::from_integer(cap.into()));
		assert_eq!(surge(Exponent::from_bits(u128::MAX)), Fixed::from_integer(cap.into()));
		assert_eq!(top.shares_below_cap(&parameters), 0);
	}
}

#[test]
fn surge_is_e_after_as_many_shares_as_its_scale() {
	assert_eq!(market(live(), 0, 10_000).surge_millionths(), 2_718_281);
	assert_eq!(market(live(), 0, 100).surge_millionths(), 1_010_050);
	assert_eq!(market(live(), 0, 27_725).surge_millionths(), 15_998_580);
	assert_eq!(market(live(), 0, 27_726).surge_millionths(), 16_000_000);
}

#[test]
fn shares_below_the_cap_are_those_sold_before_it() {
	assert_eq!(Exponent::default().shares_below_cap(&live()), 27_726);
	assert_eq!(Exponent::from_shares(27_725).shares_below_cap(&live()), 1);
	assert_eq!(Exponent::from_shares(27_726).shares_below_cap(&live()), 0);
}

#[test]
fn surge_is_the_cap_when_new_parameters_find_a_higher_exponent() {
	let lower = AuctionParameters { surge_cap: 2, ..live() };
	let exponent = Exponent::from_shares(20_000);
	assert_eq!(exponent.surge(&lower), Fixed::from_integer(2));
	assert_eq!(exponent.shares_below_cap(&lower), 0);
	assert_eq!(exponent.after_sale(1, &lower), Exponent::at_cap(&lower));
	assert_eq!(exponent.after_block(&lower), Exponent::at_cap(&lower).after_block(&lower));
	let off = AuctionParameters { surge_cap: 1, ..live() };
	assert_eq!(exponent.after_block(&off), Exponent::default());
}
