//! Blocks that are full of scheduled calls: what referenda decided, and their places, are not lost.

use super::*;
use crate::{
	configs::scheduler::MaxScheduledPerBlock,
	patient_scheduler::{look, PatientScheduler, PATIENCE, RESERVED},
};
use frame_support::{
	dispatch::DispatchClass,
	traits::schedule::v3::{Anon, Named},
};
use pallet_referenda::{DecidingCount, TracksInfo};
use pallet_scheduler::{Agenda, TaskAddress};

/// All places of a block, and those that alarms may have.
const ALL: u32 = MaxScheduledPerBlock::get();
const ALARMS: u32 = ALL - RESERVED;
/// A referendum that nobody decides on is over so many blocks after its submission.
const UNDECIDED: u32 = 14 * 8;
const ROOT_TRACK: u16 = 0;

type Task = Bounded<RuntimeCall, BlakeTwo256>;
type Address = TaskAddress<BlockNumber>;

fn inline<T>(call: &RuntimeCall) -> Bounded<T, BlakeTwo256> {
	Bounded::Inline(call.encode().try_into().unwrap())
}

fn remark() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![1] }.into()
}

fn at(block: BlockNumber) -> DispatchTime<BlockNumber> {
	DispatchTime::At(block)
}

fn waiting(block: BlockNumber) -> u32 {
	Agenda::<Runtime>::get(block).iter().flatten().count() as u32
}

/// Let calls of no interest wait for a block until so many do.
fn fill(blocks: impl IntoIterator<Item = BlockNumber>, to: u32) {
	for block in blocks {
		while waiting(block) < to {
			<Scheduler as Anon<_, _, _>>::schedule(at(block), None, 128, root(), inline(&remark()))
				.unwrap();
		}
	}
}

fn schedule(when: DispatchTime<BlockNumber>, task: Task) -> Result<Address, DispatchError> {
	<PatientScheduler as Anon<_, _, _>>::schedule(when, None, 128, root(), task)
}

fn schedule_alarm(when: DispatchTime<BlockNumber>) -> Result<Address, DispatchError> {
	schedule(when, inline(&Poll::nudge_referendum { index: 0 }.into()))
}

/// Let a stranger submit so many referenda in the next block.
fn submit_many(chain: &mut Chain, count: u32) {
	let calls = (0..count).map(|_| submit(root(), inline(&remark()))).collect();
	let first = chain.look(pallet_referenda::ReferendumCount::<Runtime>::get);
	chain.call(Charlie, pallet_utility::Call::batch_all { calls });
	assert_eq!(chain.look(pallet_referenda::ReferendumCount::<Runtime>::get), first + count);
}

fn alarm(index: u32) -> Option<(BlockNumber, Address)> {
	Referenda::ensure_ongoing(index).unwrap().alarm
}

fn deciding(chain: &mut Chain) -> u32 {
	chain.look(|| DecidingCount::<Runtime>::get(ROOT_TRACK))
}

/// Have a referendum on root rejected, later: the block in which its track has a place free again.
fn place_becomes_free(chain: &mut Chain) -> BlockNumber {
	let index = propose(chain, root(), &remark());
	let free = chain.height() + 8 + 14 * 8 + 1;
	place_deposit(chain, index);
	free
}

#[test]
fn place_of_a_track_becomes_free_when_strangers_have_filled_the_block_for_it() {
	on_dev(|chain| {
		let free = place_becomes_free(chain);
		chain.run_to(free - UNDECIDED - 1);
		submit_many(chain, ALL);
		// What alarms leave free is all that is left.
		assert!(chain.look(|| waiting(free)) >= ALARMS);
		chain.run_to(free - 1);
		chain.look(|| assert!(matches!(info(0), ReferendumInfo::Rejected(..))));
		assert_eq!(deciding(chain), 1);
		chain.run_to(free);
		assert_eq!(deciding(chain), 0);
		chain.run_to(free + 1);
		chain.look(|| {
			for index in 1..=ALL {
				assert!(matches!(info(index), ReferendumInfo::TimedOut(..)), "{index}");
			}
		});
	});
}

#[test]
fn place_of_a_track_becomes_free_later_when_nothing_fits_into_the_blocks_for_it() {
	on_dev(|chain| {
		let free = place_becomes_free(chain);
		chain.look(|| fill(free..free + PATIENCE, ALL));
		chain.run_to(free + PATIENCE - 1);
		assert_eq!(deciding(chain), 1);
		chain.run_to(free + PATIENCE);
		assert_eq!(deciding(chain), 0);
	});
}

#[test]
fn place_of_a_track_is_lost_until_root_frees_it_when_all_blocks_for_it_are_full() {
	on_dev(|chain| {
		let free = place_becomes_free(chain);
		chain.look(|| fill(free..=free + PATIENCE, ALL));
		chain.run_to(free + PATIENCE + 2);
		assert_eq!(deciding(chain), 1);
		let mend = Poll::one_fewer_deciding { track: ROOT_TRACK };
		assert_eq!(dispatch_as(chain, RuntimeOrigin::root(), mend), Ok(()));
		assert_eq!(deciding(chain), 0);
	});
}

/// Propose a parameter for the block `asked`, let `fill` fill blocks before it is approved, in block 18,
/// and run until the proposal was enacted: when that was.
fn enacted(asked: BlockNumber, fill: impl FnOnce(&mut Chain)) -> BlockNumber {
	let mut enacted = 0;
	on_dev(|chain| {
		let submit = Poll::submit {
			proposal_origin: Box::new(Origin::ParameterAdmin.into()),
			proposal: inline(&set_period(77)),
			enactment_moment: at(asked),
		};
		chain.run_to(1);
		chain.call(PROPOSER, submit);
		place_deposit(chain, 0);
		vote_all(chain, 0, true);
		chain.run_to(16);
		fill(chain);
		assert_eq!(run_until_dispatched(chain), Ok(()));
		assert_eq!(chain.look(period).period, 77);
		enacted = chain.height();
	});
	enacted
}

#[test]
fn proposal_is_enacted_in_its_block_when_strangers_have_filled_that() {
	let asked = 17 + UNDECIDED;
	let height = enacted(asked, |chain| {
		submit_many(chain, ALL);
		assert!(chain.look(|| waiting(asked)) >= ALARMS);
	});
	assert_eq!(height, asked);
}

#[test]
fn proposal_is_enacted_later_when_nothing_fits_into_its_block() {
	assert_eq!(enacted(60, |chain| chain.look(|| fill([60, 61, 63], ALL))), 62);
}

#[test]
fn alarm_comes_later_when_there_are_too_many_and_a_vote_replaces_it() {
	on_dev(|chain| {
		submit_many(chain, ALARMS + 1);
		let due = 1 + UNDECIDED;
		chain.look(|| {
			assert_eq!((waiting(due), waiting(due + 1)), (ALARMS, 1));
			assert_eq!(alarm(ALARMS - 1), Some((due, (due, ALARMS - 1))));
			assert_eq!(alarm(ALARMS), Some((due, (due + 1, 0))));
		});
		chain.call(Eve, vote(ALARMS, true, Conviction::Locked1x, STAKE));
		chain.look(|| {
			assert_eq!((waiting(due), waiting(due + 1)), (ALARMS, 0));
			assert_eq!(alarm(ALARMS), Some((3, (3, 0))));
		});
		chain.run_to(3);
		assert_eq!(chain.look(|| alarm(ALARMS)), Some((due, (due + 1, 0))));
	});
}

#[test]
fn alarm_that_found_no_room_is_set_again_by_a_vote() {
	on_dev(|chain| {
		let due = 1 + UNDECIDED;
		chain.look(|| fill(due..=due + PATIENCE, ALARMS));
		submit_many(chain, 1);
		assert_eq!(chain.look(|| alarm(0)), None);
		chain.run_to(due + PATIENCE + 1);
		// It should be over, and nothing tells it.
		assert_eq!(chain.look(|| alarm(0)), None);
		chain.call(Eve, vote(0, true, Conviction::None, 1));
		chain.run_to(chain.height() + 1);
		chain.look(|| assert!(matches!(info(0), ReferendumInfo::TimedOut(..))));
	});
}

#[test]
fn calls_wait_for_the_block_they_ask_for_or_the_next_with_room_within_the_bound() {
	dev().execute_with(|| {
		// As the scheduler itself counts.
		for when in [at(10), DispatchTime::After(9)] {
			let own =
				<Scheduler as Anon<_, _, _>>::schedule(when, None, 128, root(), inline(&remark()));
			assert_eq!(own.unwrap().0, 10);
			assert_eq!(schedule(when, inline(&remark())).unwrap().0, 10);
		}
		fill(10..10 + PATIENCE, ALL);
		assert_eq!(schedule(at(10), inline(&remark())), Ok((10 + PATIENCE, 0)));
		// Hashes are for proposals: what is behind them is not looked at.
		fill([10 + PATIENCE], ALL - 1);
		let hash = Bounded::Lookup { hash: Hash::default(), len: 1 };
		assert_eq!(schedule(at(10), hash), Ok((10 + PATIENCE, ALL - 1)));
		assert_eq!(schedule(at(10), inline(&remark())), Err(DispatchError::Exhausted));
		assert_eq!(schedule(at(11), inline(&remark())), Ok((11 + PATIENCE, 0)));
	});
}

#[test]
fn only_alarms_leave_the_last_places_to_others() {
	dev().execute_with(|| {
		fill(10..=10 + PATIENCE, ALARMS);
		assert_eq!(schedule_alarm(at(10)), Err(DispatchError::Exhausted));
		let one_fewer = Poll::one_fewer_deciding { track: ROOT_TRACK };
		assert_eq!(schedule(at(10), inline(&one_fewer.into())), Ok((10, ALARMS)));
		let task = inline(&remark());
		let named = <PatientScheduler as Named<_, _, _>>::schedule_named;
		assert_eq!(named([1; 32], at(10), None, 63, root(), task), Ok((10, ALARMS + 1)));
		// A cancelled call leaves room, wherever its place was.
		<PatientScheduler as Anon<_, _, _>>::cancel((12, 3)).unwrap();
		assert_eq!(schedule_alarm(at(10)), Ok((12, ALARMS)));
		assert_eq!(schedule_alarm(at(10)), Err(DispatchError::Exhausted));
	});
}

#[test]
fn calls_are_cancelled_moved_and_found_as_with_the_scheduler_itself() {
	type Own = PatientScheduler;
	dev().execute_with(|| {
		let address = schedule(at(10), inline(&remark())).unwrap();
		assert_eq!(<Own as Anon<_, _, _>>::next_dispatch_time(address), Ok(10));
		assert_eq!(<Own as Anon<_, _, _>>::reschedule(address, at(12)), Ok((12, 0)));
		assert_eq!(<Own as Anon<_, _, _>>::cancel((12, 0)), Ok(()));
		assert_eq!(<Own as Anon<_, _, _>>::cancel((12, 0)), Err(DispatchError::Unavailable));

		let name = [1; 32];
		let task = inline(&remark());
		<Own as Named<_, _, _>>::schedule_named(name, at(10), None, 63, root(), task).unwrap();
		assert_eq!(<Own as Named<_, _, _>>::next_dispatch_time(name), Ok(10));
		assert_eq!(<Own as Named<_, _, _>>::reschedule_named(name, at(12)), Ok((12, 0)));
		assert_eq!(<Own as Named<_, _, _>>::cancel_named(name), Ok(()));
		assert_eq!(<Own as Named<_, _, _>>::cancel_named(name), Err(DispatchError::Unavailable));
	});
}

#[test]
fn each_agenda_that_is_looked_at_counts_in_the_weight_of_the_block() {
	dev().execute_with(|| {
		fill(10..13, ALL);
		let weight = || System::block_weight().get(DispatchClass::Normal).ref_time();
		let before = weight();
		schedule(at(10), inline(&remark())).unwrap();
		let looks = look(ALL).ref_time() * 3 + look(0).ref_time();
		assert_eq!(weight() - before, looks);
		let too_late = schedule(at(BlockNumber::MAX), inline(&remark()));
		assert_eq!(too_late, Ok((BlockNumber::MAX, 0)));
	});
}

#[test]
fn tracks_decide_on_too_few_referenda_to_fill_what_is_kept_for_their_results() {
	dev().execute_with(|| {
		let at_once: u32 =
			crate::tracks::Tracks::tracks().map(|track| track.info.max_deciding).sum();
		// A result is a place that becomes free and, if it was approved, a proposal.
		assert!(2 * at_once < RESERVED * (PATIENCE + 1), "{at_once}");
		assert!(at_once < 100, "as the documentation says: {at_once}");
	});
}
