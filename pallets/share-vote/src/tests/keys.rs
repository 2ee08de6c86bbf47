//! Who votes with which key.

use crate::{mock::*, Event, VotingKeys};
use assay_primitives::share::{
	DelegateRefusal, VoteTiming, VoterDirectory, VotingKey, VOTING_KEY_TYPE,
};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{traits::OpaqueKeys, DispatchError};
use world::{Jailed, Note, Notes};

mod session {
	use crate::mock::ShareVote;

	sp_runtime::impl_opaque_keys! {
		pub struct Keys {
			pub vote: ShareVote,
		}
	}
}

type Directory = ShareVote;

fn key_of(n: u8) -> Option<VotingKey> {
	<Directory as VoterDirectory<_>>::voting_key(&account(n))
}

fn may_take(owner: u8, delegate: u8) -> Result<(), DelegateRefusal> {
	Directory::may_take(&account(owner), &account(delegate))
}

#[test]
fn voting_key_is_set_and_replaced_by_its_account() {
	build_and_execute(|| {
		run_to(1);
		assert_eq!(key_of(50), None);
		for n in [50, 51, 51] {
			System::reset_events();
			assert_ok!(ShareVote::set_voting_key(RuntimeOrigin::signed(account(50)), key(n)));
			assert_eq!(key_of(50), Some(key(n)));
			assert_eq!(events(), [Event::VotingKeySet { who: account(50), key: key(n) }]);
		}
		assert_eq!(VotingKeys::<Test>::iter().filter(|(who, _)| *who == account(50)).count(), 1);
	});
}

#[test]
fn voting_key_is_refused_when_nobody_signs() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::none(), RuntimeOrigin::root()] {
			assert_noop!(ShareVote::set_voting_key(origin, key(50)), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn key_of_the_staking_node_goes_before_the_account_s_own() {
	build_and_execute(|| {
		assert_ok!(ShareVote::set_voting_key(RuntimeOrigin::signed(account(NODE)), key(50)));
		assert_eq!(key_of(NODE), Some(key(NODE)));
		world::NodeKeys::<Test>::remove(account(NODE));
		assert_eq!(key_of(NODE), Some(key(50)));
	});
}

#[test]
fn delegate_may_take_shares_when_it_is_the_owner_with_a_key_or_a_node() {
	use DelegateRefusal::{NoVotingKey, NotANode};
	build_and_execute(|| {
		// A holder with a key, one without, the node, and the node for itself.
		assert_eq!(may_take(1, 1), Ok(()));
		assert_eq!(may_take(50, 50), Err(NoVotingKey));
		assert_eq!(may_take(50, NODE), Ok(()));
		assert_eq!(may_take(NODE, NODE), Ok(()));
		// Another holder, with or without a key, is not a delegate.
		assert_eq!(may_take(1, 2), Err(NotANode));
		assert_eq!(may_take(1, 50), Err(NotANode));
		// What the nodes say of a node holds for its own shares too, whatever keys it has.
		Jailed::<Test>::insert(account(NODE), ());
		assert_ok!(ShareVote::set_voting_key(RuntimeOrigin::signed(account(NODE)), key(50)));
		assert_eq!(may_take(50, NODE), Err(DelegateRefusal::Jailed));
		assert_eq!(may_take(NODE, NODE), Err(DelegateRefusal::Jailed));
	});
}

#[test]
fn directory_passes_every_note_on_to_the_nodes() {
	build_and_execute(|| {
		Directory::note_drawn(&account(1));
		Directory::note_voted(&account(2), VoteTiming::InTime);
		Directory::note_voted(&account(3), VoteTiming::Late);
		Directory::note_missed(&account(4));
		let expected = [
			Note::Drawn(account(1)),
			Note::Voted(account(2), VoteTiming::InTime),
			Note::Voted(account(3), VoteTiming::Late),
			Note::Missed(account(4)),
		];
		assert_eq!(Notes::<Test>::get(), expected);
	});
}

#[test]
fn voting_key_goes_when_its_account_goes() {
	build_and_execute(|| {
		System::inc_providers(&account(1));
		assert_eq!(key_of(1), Some(key(1)));
		System::dec_providers(&account(1)).unwrap();
		assert_eq!(key_of(1), None);
		assert_eq!(key_of(2), Some(key(2)));
	});
}

#[test]
fn pallet_names_the_voting_key_among_session_keys() {
	assert_eq!(session::Keys::key_ids(), [VOTING_KEY_TYPE]);
	let keys = session::Keys { vote: key(1) };
	assert_eq!(keys.get::<VotingKey>(VOTING_KEY_TYPE), Some(key(1)));
}
