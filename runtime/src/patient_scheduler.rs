//! The scheduler as referenda use it: what finds no room in its block comes later, not never.
//!
//! A block has room for [`MaxScheduledPerBlock`] scheduled calls, and pallet-referenda counts on room in
//! whichever block it asks for. Were there none, it would lose the call without a word: an approved proposal,
//! a step of a referendum, or the message that a track has a place free (`one_fewer_deciding`), and
//! with that the place, for ever. Anybody can fill a block: every referendum has an alarm for its next
//! step (`nudge_referendum`), and the block of an alarm is the choice of whoever submits it or votes.
//!
//! [`PatientScheduler`] therefore
//! - takes the first block with room among the one that was asked for and the [`PATIENCE`] after it;
//! - never lets alarms have the last [`RESERVED`] places of a block. They are for what cannot be repeated:
//!   proposals that were approved, and places that became free. All tracks together decide on fewer than
//!   a hundred referenda at once, so strangers cannot fill these.
//!
//! An alarm that finds no room even so is lost. Its referendum waits until somebody votes on it or places
//! its deposit, which sets a new one.
//!
//! **Weight.** The weights of referenda count one agenda that is read and written. Each agenda that is
//! looked at here is added to the block's weight on top of that, as ordinary transactions: at most
//! `PATIENCE + 1` for each call that is scheduled, and one as long as nobody fills blocks. Nobody pays
//! a fee for it. What a transaction that fails has looked at is not counted.
//!
//! Pull request 12854 of polkadot-sdk, open when this was written, keeps places for urgent calls in the
//! scheduler itself. It may take the place of this module.
//!
//! [`MaxScheduledPerBlock`]: pallet_scheduler::Config::MaxScheduledPerBlock

use crate::{
	configs::scheduler::MaxScheduledPerBlock, BlockNumber, OriginCaller, Runtime, RuntimeCall,
	Scheduler, System,
};
use codec::Decode;
use frame_support::{
	dispatch::DispatchClass,
	traits::{
		schedule::{
			v3::{Anon, Named, TaskName},
			DispatchTime, Period, Priority,
		},
		Bounded,
	},
	weights::Weight,
};
use pallet_scheduler::{Agenda, TaskAddress, WeightInfo};
use sp_runtime::{traits::BlakeTwo256, DispatchError};

/// How many blocks later than asked for a call may come: a quarter of an hour on `live`.
///
/// To fill as many with alarms takes some 5,000 referenda at once, each for a deposit that is lost.
pub const PATIENCE: BlockNumber = 32;

/// How many places of a block alarms leave to others.
pub const RESERVED: u32 = 50;

/// What is scheduled: the call, or its hash.
type Task = Bounded<RuntimeCall, BlakeTwo256>;

/// The scheduler, for referenda: see [the module](self).
pub struct PatientScheduler;

impl PatientScheduler {
	/// The first block from `when` on in which fewer than `room` calls wait.
	fn block_with_room(
		when: DispatchTime<BlockNumber>,
		room: u32,
	) -> Result<DispatchTime<BlockNumber>, DispatchError> {
		let first = match when {
			DispatchTime::At(block) => block,
			// As the scheduler itself counts: this block's calls have been made.
			DispatchTime::After(blocks) => {
				System::block_number().saturating_add(blocks).saturating_add(1)
			},
		};
		(first..=first.saturating_add(PATIENCE))
			.find(|block| waiting(*block) < room)
			.map(DispatchTime::At)
			.ok_or(DispatchError::Exhausted)
	}
}

/// How many calls wait for this block. Looking costs weight.
fn waiting(block: BlockNumber) -> u32 {
	let agenda = Agenda::<Runtime>::get(block);
	System::register_extra_weight_unchecked(look(agenda.len() as u32), DispatchClass::Normal);
	// A call that was cancelled leaves its place empty.
	agenda.iter().flatten().count() as u32
}

/// What it costs to look at an agenda with so many places. Nothing is written.
pub fn look(places: u32) -> Weight {
	<Runtime as pallet_scheduler::Config>::WeightInfo::service_agenda_base(places)
		.saturating_sub(<Runtime as frame_system::Config>::DbWeight::get().writes(1))
}

/// How many calls may wait for a block for one more like this to be added.
fn room_for(task: &Task) -> u32 {
	let max = MaxScheduledPerBlock::get();
	if is_alarm(task) {
		max.saturating_sub(RESERVED)
	} else {
		max
	}
}

/// Whether it is the next step of one referendum.
fn is_alarm(task: &Task) -> bool {
	let Bounded::Inline(bytes) = task else { return false };
	matches!(
		RuntimeCall::decode(&mut &bytes[..]),
		Ok(RuntimeCall::Referenda(pallet_referenda::Call::nudge_referendum { .. }))
	)
}

impl Anon<BlockNumber, RuntimeCall, OriginCaller> for PatientScheduler {
	type Address = TaskAddress<BlockNumber>;
	type Hasher = BlakeTwo256;

	fn schedule(
		when: DispatchTime<BlockNumber>,
		maybe_periodic: Option<Period<BlockNumber>>,
		priority: Priority,
		origin: OriginCaller,
		call: Task,
	) -> Result<Self::Address, DispatchError> {
		let when = Self::block_with_room(when, room_for(&call))?;
		<Scheduler as Anon<_, _, _>>::schedule(when, maybe_periodic, priority, origin, call)
	}

	fn cancel(address: Self::Address) -> Result<(), DispatchError> {
		<Scheduler as Anon<_, _, _>>::cancel(address)
	}

	fn reschedule(
		address: Self::Address,
		when: DispatchTime<BlockNumber>,
	) -> Result<Self::Address, DispatchError> {
		<Scheduler as Anon<_, _, _>>::reschedule(address, when)
	}

	fn next_dispatch_time(address: Self::Address) -> Result<BlockNumber, DispatchError> {
		<Scheduler as Anon<_, _, _>>::next_dispatch_time(address)
	}
}

impl Named<BlockNumber, RuntimeCall, OriginCaller> for PatientScheduler {
	type Address = TaskAddress<BlockNumber>;
	type Hasher = BlakeTwo256;

	fn schedule_named(
		id: TaskName,
		when: DispatchTime<BlockNumber>,
		maybe_periodic: Option<Period<BlockNumber>>,
		priority: Priority,
		origin: OriginCaller,
		call: Task,
	) -> Result<Self::Address, DispatchError> {
		let when = Self::block_with_room(when, room_for(&call))?;
		<Scheduler as Named<_, _, _>>::schedule_named(
			id,
			when,
			maybe_periodic,
			priority,
			origin,
			call,
		)
	}

	fn cancel_named(id: TaskName) -> Result<(), DispatchError> {
		<Scheduler as Named<_, _, _>>::cancel_named(id)
	}

	fn reschedule_named(
		id: TaskName,
		when: DispatchTime<BlockNumber>,
	) -> Result<Self::Address, DispatchError> {
		<Scheduler as Named<_, _, _>>::reschedule_named(id, when)
	}

	fn next_dispatch_time(id: TaskName) -> Result<BlockNumber, DispatchError> {
		<Scheduler as Named<_, _, _>>::next_dispatch_time(id)
	}
}
