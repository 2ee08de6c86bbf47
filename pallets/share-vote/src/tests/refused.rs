//! The blocks that must be refused, in one table.

use super::refusal;
use crate::{mock::*, Error, OpenDraw, Previous};
use assay_primitives::{
	share::{key::VotingPair, vote_payload, BlockVotes, Slot, VoteInherent},
	AccountId, Hash,
};
use codec::{Decode, DecodeAll, Encode};
use frame_support::assert_noop;
use sp_core::Pair as _;
use sp_runtime::{traits::Header as _, transaction_validity::InvalidTransaction, DigestItem};
use Refused::*;

/// How a block is refused.
enum Refused {
	/// Its last inherent fails, and changes nothing.
	Inherent(Error<Test>),
	/// It cannot be ended.
	End,
}

/// What there is to vote on in block 6, which has begun.
struct Scene {
	/// The header of block 5.
	tip: Header,
	/// The draws on blocks 0 to 5. In each but the last, slots 0 and 1 have voted.
	draws: Vec<OpenDraw<AccountId>>,
}

/// Begin block 6 and set its time.
fn scene() -> Scene {
	scene_with(|| ())
}

/// The same, with a change of the world at the end of block 5.
fn scene_with(change: impl FnOnce()) -> Scene {
	let mut draws = Vec::new();
	let mut tip = None;
	for _ in 1..=5 {
		begin_in_time();
		draws.push(current());
		include(given(votes(&current(), [true, true, false]))).unwrap().unwrap();
		tip = Some(end());
	}
	change();
	begin_in_time();
	draws.extend(crate::Current::<Test>::get());
	Scene { tip: tip.unwrap(), draws }
}

/// An inherent with these votes in time and none late.
fn given(votes: BlockVotes) -> VoteInherent {
	VoteInherent { votes, ..Default::default() }
}

/// An inherent with a quorum in time and this vote late.
fn given_late(late: BlockVotes) -> VoteInherent {
	VoteInherent { votes: quorum(), late }
}

/// Slots 0 and 1 vote.
fn quorum() -> BlockVotes {
	votes(&current(), [true, true, false])
}

/// Slot 1 votes as it should, slot 0 by `pair` on `block`.
fn with_slot_0(pair: &VotingPair, block: Hash) -> Vec<VoteInherent> {
	let mut votes = votes(&current(), [false, true, false]);
	votes.0[0] = Some(vote(pair, block, 0));
	vec![given(votes)]
}

/// The pair of the drawn share's key.
fn pair_in(draw: &OpenDraw<AccountId>, slot: usize) -> VotingPair {
	pair_of(draw.shares[slot].share.key.as_ref().unwrap())
}

/// A voter none of whose shares is drawn.
fn not_drawn() -> VotingPair {
	let is_drawn = |n: &u8| current().shares.iter().any(|it| it.share.key == Some(key(*n)));
	pair(HOLDERS.clone().find(|n| !is_drawn(n)).unwrap())
}

/// What the block is, why it is refused, and how it is made: up to the inherents that it returns.
type Row = (&'static str, Refused, fn() -> Vec<VoteInherent>);

#[rustfmt::skip]
fn rows() -> Vec<Row> { vec![
	("no vote inherent", End, || { scene(); vec![] }),
	("an inherent without votes", Inherent(Error::QuorumMissing), || {
		scene();
		vec![VoteInherent::default()]
	}),
	("one vote of three", Inherent(Error::QuorumMissing), || {
		scene();
		vec![given(votes(&current(), [false, true, false]))]
	}),
	("one vote and the late one", Inherent(Error::QuorumMissing), || {
		let Scene { draws, .. } = scene();
		let late = votes(&draws[4], [false, false, true]);
		vec![VoteInherent { votes: votes(&current(), [true, false, false]), late }]
	}),
	("the same vote in two slots", Inherent(Error::BadSignature), || {
		scene();
		let mut votes = quorum();
		votes.0[1] = votes.0[0].clone();
		vec![given(votes)]
	}),
	("the same vote in a third slot", Inherent(Error::BadSignature), || {
		scene();
		let mut votes = quorum();
		votes.0[2] = votes.0[0].clone();
		vec![given(votes)]
	}),
	("two votes in each other's slot", Inherent(Error::BadSignature), || {
		scene();
		let mut votes = quorum();
		votes.0.swap(0, 1);
		vec![given(votes)]
	}),
	("a vote by a share that is not drawn", Inherent(Error::BadSignature), || {
		let Scene { tip, .. } = scene();
		with_slot_0(&not_drawn(), tip.hash())
	}),
	("a vote by the owner's key, not the delegate's", Inherent(Error::BadSignature), || {
		let Scene { tip, .. } = scene_with(|| world::Lots::<Test>::put(vec![by_node(100)]));
		with_slot_0(&pair(OWNER), tip.hash())
	}),
	("a vote on another block", Inherent(Error::BadSignature), || {
		let Scene { draws, .. } = scene();
		with_slot_0(&pair_in(&draws[5], 0), draws[4].hash)
	}),
	("a vote on the block's sibling", Inherent(Error::BadSignature), || {
		let Scene { mut tip, draws } = scene();
		tip.digest_mut().pop();
		tip.digest_mut().push(DigestItem::Seal(*b"pow_", vec![1; 32]));
		assert_ne!(tip.hash(), draws[5].hash);
		with_slot_0(&pair_in(&draws[5], 0), tip.hash())
	}),
	("a vote on the right block of another chain", Inherent(Error::BadSignature), || {
		let Scene { tip, draws } = scene();
		let payload = vote_payload(Hash::repeat_byte(1), tip.hash(), 0);
		let mut votes = quorum();
		votes.0[0] = Some(pair_in(&draws[5], 0).sign(&payload));
		vec![given(votes)]
	}),
	("a signature with one bit wrong", Inherent(Error::BadSignature), || {
		scene();
		let mut votes = quorum();
		let mut bytes = votes.0[1].as_ref().unwrap().encode();
		bytes[9] ^= 4;
		votes.0[1] = Some(Decode::decode(&mut &bytes[..]).unwrap());
		vec![given(votes)]
	}),
	("a quorum and a third vote that is bad", Inherent(Error::BadSignature), || {
		let Scene { tip, .. } = scene();
		let mut votes = quorum();
		votes.0[2] = Some(vote(&pair(77), tip.hash(), 2));
		vec![given(votes)]
	}),
	("a late vote that the parent carries", Inherent(Error::AlreadyVoted), || {
		let Scene { draws, .. } = scene();
		vec![given_late(votes(&draws[4], [true, false, false]))]
	}),
	("a late vote on the parent's parent's parent", Inherent(Error::BadSignature), || {
		let Scene { draws, .. } = scene();
		vec![given_late(votes(&draws[3], [false, false, true]))]
	}),
	("a late vote that is in time", Inherent(Error::BadSignature), || {
		let Scene { draws, .. } = scene();
		vec![given_late(votes(&draws[5], [false, false, true]))]
	}),
	("a vote in time that is late", Inherent(Error::BadSignature), || {
		let Scene { draws, .. } = scene();
		let mut votes = quorum();
		votes.0[2] = Some(vote(&pair_in(&draws[4], 2), draws[4].hash, 2));
		vec![given(votes)]
	}),
	("two inherents with the same votes", Inherent(Error::InherentTwice), || {
		scene();
		vec![given(quorum()), given(quorum())]
	}),
	("the votes in two inherents", Inherent(Error::InherentTwice), || {
		scene();
		vec![given(quorum()), given(votes(&current(), [false, false, true]))]
	}),
	("an inherent without votes after the one with votes", Inherent(Error::InherentTwice), || {
		scene();
		vec![given(quorum()), VoteInherent::default()]
	}),
	("a fourth vote, read as the first late one", Inherent(Error::AlreadyVoted), || {
		let Scene { draws, .. } = scene();
		let mut late = BlockVotes::default();
		late.0[0] = Some(vote(&pair_in(&draws[5], 0), draws[5].hash, 0));
		vec![VoteInherent { votes: votes(&draws[5], [true; 3]), late }]
	}),
	("a vote for a share without a voting key", Inherent(Error::NoVotingKey), || {
		let Scene { tip, .. } = scene_with(|| world::Lots::<Test>::put(vec![solo(77, 100)]));
		let by = |slot: Slot| Some(vote(&pair(77), tip.hash(), slot));
		vec![given(BlockVotes([by(0), by(1), None]))]
	}),
	("votes though nothing is drawn", Inherent(Error::NothingDrawn), || {
		let Scene { tip, .. } = scene_with(world::Lots::<Test>::kill);
		let by = |slot: Slot| Some(vote(&pair(1), tip.hash(), slot));
		vec![given(BlockVotes([by(0), by(1), None]))]
	}),
	("late votes though nothing was drawn", Inherent(Error::NothingToVoteLate), || {
		begin_in_time();
		assert!(!Previous::<Test>::exists());
		vec![given_late(quorum())]
	}),
	("no vote inherent, a millisecond before the escape gap", End, || {
		run_to(5);
		begin();
		set_time(pallet_timestamp::Now::<Test>::get() + ESCAPE_GAP - 1);
		vec![]
	}),
	("one vote, a millisecond before the escape gap", Inherent(Error::QuorumMissing), || {
		run_to(5);
		begin();
		set_time(pallet_timestamp::Now::<Test>::get() + ESCAPE_GAP - 1);
		vec![given(votes(&current(), [false, true, false]))]
	}),
	("one vote before the time is set", Inherent(Error::QuorumMissing), || {
		run_to(5);
		begin();
		vec![given(votes(&current(), [false, true, false]))]
	}),
] }

#[test]
fn block_is_refused_when_its_votes_are_not_what_they_must_be() {
	for (name, refused, make) in rows() {
		println!("{name}");
		match refused {
			Inherent(error) => ext().execute_with(|| {
				let mut inherents = make();
				let last = inherents.pop().unwrap();
				for earlier in inherents {
					include(earlier).unwrap().unwrap();
				}
				assert_noop!(ShareVote::vote(RuntimeOrigin::none(), last.clone()), error);
				assert_eq!(include(last), Err(InvalidTransaction::BadMandatory.into()), "{name}");
			}),
			End => {
				let words = refusal(|| {
					ext().execute_with(|| {
						assert_eq!(make(), []);
						end();
					})
				});
				let quorum = "A block must carry a quorum: two of the three votes on its parent";
				assert_eq!(words, quorum, "{name}");
			},
		}
	}
}

#[test]
fn block_is_taken_when_only_what_made_it_refused_is_right() {
	// The counterpart of the table: the same scene, votes as they must be.
	build_and_execute(|| {
		let Scene { draws, .. } = scene();
		let late = votes(&draws[4], [false, false, true]);
		include(VoteInherent { votes: quorum(), late }).unwrap().unwrap();
		end();
	});
}

#[test]
fn vote_extrinsic_is_undecodable_when_it_has_a_fourth_vote() {
	build_and_execute(|| {
		scene();
		let three = votes(&current(), [true; 3]);
		let none = BlockVotes::default();
		let encoded = |late: &[u8]| {
			// Format and type of the extrinsic, pallet, call, votes.
			let body = [&[5, 3, 0][..], &three.encode(), late].concat();
			[codec::Compact(body.len() as u32).encode(), body].concat()
		};
		let fine = inherent(given(three.clone()));
		assert_eq!(UncheckedExtrinsic::decode_all(&mut &encoded(&none.encode())[..]), Ok(fine));
		let fourth = [three.0[0].encode(), none.encode()].concat();
		assert!(UncheckedExtrinsic::decode_all(&mut &encoded(&fourth)[..]).is_err());
		include(given(three.clone())).unwrap().unwrap();
		end();
	});
}

#[test]
fn votes_are_refused_when_somebody_signs_for_them() {
	build_and_execute(|| {
		scene();
		let bad_origin = sp_runtime::DispatchError::BadOrigin;
		let signed = RuntimeOrigin::signed(account(1));
		assert_noop!(ShareVote::vote(signed, given(quorum())), bad_origin);
		assert_noop!(ShareVote::vote(RuntimeOrigin::root(), given(quorum())), bad_origin);
		include(given(quorum())).unwrap().unwrap();
		end();
	});
}

#[test]
fn execution_takes_a_block_with_its_inherent_and_refuses_it_without() {
	let mut chain = ext();
	chain.execute_with(|| run_to(3));
	chain.commit_all().unwrap();
	let parent = chain.as_backend();
	// As its author makes it.
	let block = chain.execute_with(|| {
		let now = next_time();
		begin();
		let time = bare(pallet_timestamp::Call::set { now });
		let extrinsics = vec![time, inherent(given(quorum()))];
		for extrinsic in &extrinsics {
			Executive::apply_extrinsic(extrinsic.clone()).unwrap().unwrap();
		}
		Block { header: Executive::finalize_block(), extrinsics }
	});
	let mut stripped = block.clone();
	stripped.extrinsics.pop();
	// As everybody else executes it, on the same parent.
	let mut execute = |block: Block| {
		chain.commit_all().unwrap();
		chain.backend = parent.clone();
		chain.execute_with(|| {
			Executive::execute_block(block.into());
			ShareVote::do_try_state().unwrap();
			assert_eq!(System::block_number(), 4);
		})
	};
	execute(block);
	let words = refusal(|| execute(stripped));
	assert!(words.starts_with("A block must carry a quorum"), "{words}");
}
