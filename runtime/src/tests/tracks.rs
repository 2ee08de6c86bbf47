//! What each track asks for.

use super::chain::*;
use crate::{
	genesis_presets::{self, DEV, LIVE, LOCAL},
	origins::Origin,
	tracks::Tracks,
	*,
};
use assay_primitives::currency::ASY;
use frame_support::traits::Get;
use frame_system::RawOrigin;
use pallet_referenda::{Curve, TracksInfo};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring::Alice};
use sp_runtime::Perbill;

/// Blocks of a day, and of an hour.
const D: u32 = 2_880;
const H: u32 = 120;

/// Name, origin, decided at once, deposit, then prepare, decide, confirm, enact, then the approval in
/// percent after two sevenths of the time, then the support at first and at the end in thousandths.
type Row = (&'static str, OriginCaller, u32, Balance, [u32; 4], u32, [u32; 2]);

fn table() -> Vec<Row> {
	use Origin::*;
	let root = OriginCaller::system(RawOrigin::Root);
	vec![
		("root", root, 2, 50_000, [D, 14 * D, 2 * D, 2 * D], 80, [500, 50]),
		("parameter_admin", ParameterAdmin.into(), 5, 10_000, [D, 10 * D, D, D], 70, [250, 20]),
		("small_spender", SmallSpender.into(), 10, 500, [D, 7 * D, 12 * H, 12 * H], 60, [100, 5]),
		("big_spender", BigSpender.into(), 3, 10_000, [D, 14 * D, 2 * D, D], 70, [300, 30]),
		("node_admin", NodeAdmin.into(), 5, 5_000, [12 * H, 7 * D, 12 * H, 6 * H], 70, [200, 20]),
		(
			"referendum_canceller",
			ReferendumCanceller.into(),
			20,
			5_000,
			[H, 7 * D, 3 * H, H],
			60,
			[300, 10],
		),
		(
			"referendum_killer",
			ReferendumKiller.into(),
			20,
			20_000,
			[H, 14 * D, 6 * H, H],
			80,
			[400, 30],
		),
		(
			"finality_restorer",
			FinalityRestorer.into(),
			20,
			20_000,
			[H, 3 * D, 3 * H, H],
			70,
			[400, 100],
		),
	]
}

/// A chain of `live`, with an authority.
fn live() -> sp_io::TestExternalities {
	let mut genesis = preset(LIVE);
	let alice = sp_consensus_grandpa::AuthorityId::from(Ed25519Keyring::Alice.public());
	genesis["grandpa"]["authorities"] = serde_json::to_value([(alice, 1u64)]).unwrap();
	state_of(genesis)
}

#[test]
fn tracks_of_live_ask_for_what_is_documented() {
	live().execute_with(|| {
		let tracks: Vec<_> = Tracks::tracks().map(|track| track.into_owned()).collect();
		assert_eq!(tracks.len(), table().len());
		for (id, (track, row)) in (0u16..).zip(tracks.into_iter().zip(table())) {
			let (name, origin, max_deciding, deposit, periods, approval, support) = row;
			let info = track.info;
			assert_eq!((track.id, Tracks::track_for(&origin)), (id, Ok(id)), "{name}");
			assert_eq!(std::str::from_utf8(&info.name).unwrap().trim_end_matches('\0'), name);
			assert_eq!((info.max_deciding, info.decision_deposit), (max_deciding, deposit * ASY));
			let told = [
				info.prepare_period,
				info.decision_period,
				info.confirm_period,
				info.min_enactment_period,
			];
			assert_eq!(told, periods, "{name}");
			check_curve(&info.min_approval, 1_000_000_000, approval * 10_000_000, 500_000_000);
			let [first, last] = support.map(|thousandths| thousandths * 1_000_000);
			let middle = first - (first - last) / 7 * 2;
			check_curve(&info.min_support, first, middle, last);
			assert_eq!(Tracks::info(id).unwrap().into_owned(), info);
		}
	});
}

/// Check what a curve asks for at first, after two sevenths of the time, and at the end; it never rises.
fn check_curve(curve: &Curve, first: u32, middle: u32, last: u32) {
	let at = |part: Perbill| curve.threshold(part).deconstruct();
	for (part, expected) in [
		(Perbill::zero(), first),
		(Perbill::from_rational(2u32, 7), middle),
		(Perbill::one(), last),
	] {
		// A millionth is more than what the arithmetic rounds away.
		assert!(at(part).abs_diff(expected) < 1_000, "{curve:?} {part:?}: {}", at(part));
	}
	// When a referendum looks again: as soon as what it has is enough, and neither never nor too early.
	for percent in (last.div_ceil(10_000_000)..=100).map(Perbill::from_percent) {
		let passes = curve.delay(percent);
		assert!(at(passes) <= percent.deconstruct() + 100, "{curve:?} {percent:?} {passes:?}");
		let earlier = Perbill::from_parts(passes.deconstruct().saturating_sub(1_000_000));
		assert!(at(earlier) >= percent.deconstruct().min(first) - 100, "{curve:?} {percent:?}");
	}
	let path: Vec<_> = (0..=100u32).map(|percent| at(Perbill::from_percent(percent))).collect();
	assert!(path.is_sorted_by(|earlier, later| earlier >= later), "{path:?}");
}

#[test]
fn votes_against_it_delay_the_fast_track_as_documented() {
	live().execute_with(|| {
		let track = Tracks::info(7).unwrap();
		// A block is half a minute.
		let minutes = |against: u32| {
			let delay = track.min_approval.delay(Perbill::from_percent(100 - against));
			delay.mul_ceil(track.decision_period) / 2
		};
		assert_eq!(minutes(0), 0);
		for (against, expected) in
			[(1, 24), (5, 124), (10, 270), (20, 652), (30, 1_234), (40, 2_230)]
		{
			assert!(minutes(against).abs_diff(expected) <= 1, "{against}: {}", minutes(against));
		}
	});
}

#[test]
fn tracks_are_numbered_without_storage_and_other_numbers_do_not_exist() {
	assert!(Tracks::track_ids().eq(0..8));
	assert_eq!(Tracks::check_integrity(), Ok(()));
	dev().execute_with(|| {
		assert!(Tracks::track_ids().eq(Tracks::tracks().map(|track| track.id)));
		assert_eq!(Tracks::info(8), None);
		assert_eq!(Tracks::info(u16::MAX), None);
	});
}

#[test]
fn no_track_decides_for_an_account_or_for_nobody() {
	for origin in [
		OriginCaller::system(RawOrigin::Signed(Alice.to_account_id())),
		OriginCaller::system(RawOrigin::None),
	] {
		assert_eq!(Tracks::track_for(&origin), Err(()));
	}
}

#[test]
fn referendum_takes_minutes_on_test_networks() {
	for (id, longest) in [(DEV, 152), (LOCAL, 44)] {
		state_of(preset(id)).execute_with(|| {
			let length = |info: &pallet_referenda::TrackInfo<Balance, BlockNumber>| {
				info.prepare_period
					+ info.decision_period
					+ info.confirm_period
					+ info.min_enactment_period
			};
			let longest_of = Tracks::tracks().map(|track| length(&track.info)).max();
			assert_eq!(longest_of, Some(longest), "{id}");
		});
	}
}

#[test]
fn other_periods_of_governance_follow_its_day() {
	type Lock = <Runtime as pallet_conviction_voting::Config>::VoteLockingPeriod;
	type Undecided = <Runtime as pallet_referenda::Config>::UndecidingTimeout;
	type Spend = <Runtime as pallet_treasury::Config>::SpendPeriod;
	type Payout = <Runtime as pallet_treasury::Config>::PayoutPeriod;
	type Accept = <Runtime as pallet_identity::Config>::PendingUsernameExpiration;
	type Grace = <Runtime as pallet_identity::Config>::UsernameGracePeriod;
	for (mut state, day) in [(live(), D), (dev(), 8)] {
		state.execute_with(|| {
			assert_eq!((Lock::get(), Undecided::get()), (7 * day, 14 * day));
			assert_eq!((Spend::get(), Payout::get()), (7 * day, 30 * day));
			assert_eq!((Accept::get(), Grace::get()), (7 * day, 30 * day));
		});
	}
}

#[test]
fn money_that_has_decided_is_locked_for_longer_than_until_the_enactment() {
	state_of(preset(genesis_presets::DEV)).execute_with(|| {
		let lock = <Runtime as pallet_conviction_voting::Config>::VoteLockingPeriod::get();
		for track in Tracks::tracks() {
			assert!(track.info.min_enactment_period < lock);
		}
	});
}
