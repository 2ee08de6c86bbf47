//! Changing what a share costs, how long it lives, and when votes are asked for.

use super::*;
use frame_system::RawOrigin;
use sp_runtime::DispatchError;

const AUCTION: AuctionParameters = AuctionParameters {
	base_price: 1,
	slope: 0,
	surge_scale: 10,
	surge_half_life: 1,
	surge_cap: 1,
};
const SHARES: ShareParameters = ShareParameters { maturity: 1, lifetime: 2 };
const VOTES: VoteParameters =
	VoteParameters { activation_size: 3, lock_in_window: 10, escape_gap: 60_000 };

#[test]
fn set_auction_replaces_the_group_and_tells_old_and_new() {
	Genesis::default().build_and_execute(|| {
		let old = Auction::<Test>::get();
		assert_ok!(ProtocolParameters::set_auction(RawOrigin::Root.into(), AUCTION));
		assert_eq!(<ProtocolParameters as Get<AuctionParameters>>::get(), AUCTION);
		System::assert_last_event(Event::AuctionChanged { old, new: AUCTION }.into());
	});
}

#[test]
fn set_shares_replaces_the_group_and_tells_old_and_new() {
	Genesis::default().build_and_execute(|| {
		let old = Shares::<Test>::get();
		assert_ok!(ProtocolParameters::set_shares(RawOrigin::Root.into(), SHARES));
		assert_eq!(<ProtocolParameters as Get<ShareParameters>>::get(), SHARES);
		System::assert_last_event(Event::SharesChanged { old, new: SHARES }.into());
	});
}

#[test]
fn set_votes_replaces_the_group_and_tells_old_and_new() {
	Genesis::default().build_and_execute(|| {
		let old = Votes::<Test>::get();
		assert_ok!(ProtocolParameters::set_votes(RawOrigin::Root.into(), VOTES));
		assert_eq!(<ProtocolParameters as Get<VoteParameters>>::get(), VOTES);
		System::assert_last_event(Event::VotesChanged { old, new: VOTES }.into());
	});
}

#[test]
fn groups_are_left_alone_when_the_origin_is_not_the_admin() {
	Genesis::default().build_and_execute(|| {
		for origin in [RawOrigin::Signed(1), RawOrigin::None] {
			let refused = DispatchError::BadOrigin;
			assert_noop!(ProtocolParameters::set_auction(origin.clone().into(), AUCTION), refused);
			assert_noop!(ProtocolParameters::set_shares(origin.clone().into(), SHARES), refused);
			assert_noop!(ProtocolParameters::set_votes(origin.into(), VOTES), refused);
		}
	});
}

#[test]
fn groups_are_left_alone_when_a_rule_is_broken() {
	Genesis::default().build_and_execute(|| {
		for (new, error) in [
			(AuctionParameters { base_price: 0, ..AUCTION }, Error::BasePriceOutOfRange),
			(AuctionParameters { slope: u128::MAX, ..AUCTION }, Error::SlopeOutOfRange),
			(AuctionParameters { surge_scale: 0, ..AUCTION }, Error::SurgeScaleOutOfRange),
			(AuctionParameters { surge_half_life: 0, ..AUCTION }, Error::SurgeHalfLifeOutOfRange),
			(AuctionParameters { surge_cap: 0, ..AUCTION }, Error::SurgeCapOutOfRange),
		] {
			let error: Error<Test> = error;
			assert_noop!(ProtocolParameters::set_auction(RawOrigin::Root.into(), new), error);
		}
		for (new, error) in [
			(ShareParameters { maturity: 0, ..SHARES }, Error::<Test>::MaturityOutOfRange),
			(ShareParameters { maturity: 20_161, lifetime: 30_000 }, Error::MaturityOutOfRange),
			(ShareParameters { lifetime: 1, ..SHARES }, Error::LifetimeOutOfRange),
			(ShareParameters { lifetime: 1_051_201, ..SHARES }, Error::LifetimeOutOfRange),
		] {
			assert_noop!(ProtocolParameters::set_shares(RawOrigin::Root.into(), new), error);
		}
		for (new, error) in [
			(
				VoteParameters { activation_size: 2, ..VOTES },
				Error::<Test>::ActivationSizeOutOfRange,
			),
			(VoteParameters { lock_in_window: 9, ..VOTES }, Error::LockInWindowOutOfRange),
			(VoteParameters { lock_in_window: 86_401, ..VOTES }, Error::LockInWindowOutOfRange),
			(VoteParameters { escape_gap: 999, ..VOTES }, Error::EscapeGapOutOfRange),
			// The target block time is 6 s.
			(VoteParameters { escape_gap: 59_999, ..VOTES }, Error::EscapeGapBelowTenBlockTimes),
		] {
			assert_noop!(ProtocolParameters::set_votes(RawOrigin::Root.into(), new), error);
		}
	});
}

#[test]
fn groups_are_changed_up_to_their_bounds() {
	Genesis::default().build_and_execute(|| {
		let shares = ShareParameters { maturity: 20_160, lifetime: 1_051_200 };
		assert_ok!(ProtocolParameters::set_shares(RawOrigin::Root.into(), shares));
		assert_eq!(Shares::<Test>::get(), shares);
		let votes = VoteParameters { lock_in_window: 86_400, ..VoteParameters::default() };
		assert_ok!(ProtocolParameters::set_votes(RawOrigin::Root.into(), votes));
		assert_eq!(Votes::<Test>::get(), votes);
	});
}
