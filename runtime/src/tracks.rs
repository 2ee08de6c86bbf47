//! The tracks of referenda: what each may decide, how long it takes, and how many must agree.
//!
//! | track | decides as | deposit (ASY) | prepare | decide | confirm | enact after | approval | support |
//! |---|---|---|---|---|---|---|---|---|
//! | 0 | root | 50,000 | 1 d | 14 d | 2 d | 2 d | 80 % | 50 % to 5 % |
//! | 1 | parameter admin | 10,000 | 1 d | 10 d | 1 d | 1 d | 70 % | 25 % to 2 % |
//! | 2 | small spender | 500 | 1 d | 7 d | 12 h | 12 h | 60 % | 10 % to 0.5 % |
//! | 3 | big spender | 10,000 | 1 d | 14 d | 2 d | 1 d | 70 % | 30 % to 3 % |
//! | 4 | node admin | 5,000 | 12 h | 7 d | 12 h | 6 h | 70 % | 20 % to 2 % |
//! | 5 | referendum canceller | 5,000 | 1 h | 7 d | 3 h | 1 h | 60 % | 30 % to 1 % |
//! | 6 | referendum killer | 20,000 | 1 h | 14 d | 6 h | 1 h | 80 % | 40 % to 3 % |
//! | 7 | finality restorer | 20,000 | 1 h | 3 d | 3 h | 1 h | 70 % | 40 % to 10 % |
//!
//! - **Approval**: which part of the votes, weighed by their conviction, must be for it. Everywhere all
//!   of them at first and a half at the end, along a hyperbola; the table says how much after two
//!   sevenths of the time, so how long a contested proposal has to wait.
//! - **Support**: which part of the money that can vote must be for it, without conviction; it falls
//!   in a straight line.
//!
//! What can do most harm takes longest and needs most; what only stops another referendum, or restores
//! finality, is quick, because it comes too late otherwise. These quick ones also decide on many at once,
//! so that proposals which are meant to be in the way are expensive.

use crate::{origins::Origin, periods::governance, Balance, BlockNumber, OriginCaller};
use alloc::borrow::Cow;
use assay_primitives::{currency::ASY, parameters::GovernanceParameters};
use frame_system::RawOrigin;
use pallet_referenda::{Curve, Track, TrackInfo, TracksInfo};
use sp_runtime::{str_array, FixedI64};

/// The number of a track: part of the encoding of delegations, and never given to another track.
pub type TrackId = u16;

/// A period in the days of governance.
#[derive(Clone, Copy)]
enum Period {
	Days(u32),
	Hours(u32),
}
use Period::{Days, Hours};

impl Period {
	const fn blocks(self, governance: &GovernanceParameters) -> BlockNumber {
		match self {
			Days(count) => governance.days(count),
			Hours(count) => governance.hours(count),
		}
	}
}

/// What a track asks for.
struct Terms {
	name: &'static str,
	/// How many referenda of the track are decided at once.
	max_deciding: u32,
	/// In whole ASY.
	decision_deposit: Balance,
	prepare: Period,
	decide: Period,
	confirm: Period,
	enact: Period,
	approval: Curve,
	support: Curve,
}

/// All at first, so many percent (fewer than 85) after two sevenths of the time, half at the end.
///
/// The one hyperbola `k / (x + s) + t` through these three points. `Curve::make_reciprocal` knows those
/// up to `k` = 1 only, so none that asks for more than 77 % then.
///
/// `k` is rounded up: were the curve a hair below 100 % at first, votes that are all for a proposal would
/// stand at no point of it, and the referendum would look at them at its very end only.
const fn approval(percent: u128) -> Curve {
	const HALF: FixedI64 = FixedI64::from_rational(1, 2);
	const ONE: FixedI64 = FixedI64::from_u32(1);
	const UP: FixedI64 = FixedI64::from_inner(2);
	let x_offset = FixedI64::from_rational(2 * percent - 100, 600 - 7 * percent);
	Curve::Reciprocal {
		factor: HALF.mul(x_offset).mul(ONE.add(x_offset)).add(UP),
		x_offset,
		y_offset: HALF.mul(ONE.sub(x_offset)),
	}
}

/// From so many thousandths at first to so many at the end.
const fn support(first: u128, last: u128) -> Curve {
	Curve::make_linear(
		1,
		1,
		FixedI64::from_rational(last, 1_000),
		FixedI64::from_rational(first, 1_000),
	)
}

/// The tracks, at the place that their number says.
static TRACKS: [Terms; 8] = [
	Terms {
		name: "root",
		max_deciding: 2,
		decision_deposit: 50_000,
		prepare: Days(1),
		decide: Days(14),
		confirm: Days(2),
		enact: Days(2),
		approval: approval(80),
		support: support(500, 50),
	},
	Terms {
		name: "parameter_admin",
		max_deciding: 5,
		decision_deposit: 10_000,
		prepare: Days(1),
		decide: Days(10),
		confirm: Days(1),
		enact: Days(1),
		approval: approval(70),
		support: support(250, 20),
	},
	Terms {
		name: "small_spender",
		max_deciding: 10,
		decision_deposit: 500,
		prepare: Days(1),
		decide: Days(7),
		confirm: Hours(12),
		enact: Hours(12),
		approval: approval(60),
		support: support(100, 5),
	},
	Terms {
		name: "big_spender",
		max_deciding: 3,
		decision_deposit: 10_000,
		prepare: Days(1),
		decide: Days(14),
		confirm: Days(2),
		enact: Days(1),
		approval: approval(70),
		support: support(300, 30),
	},
	Terms {
		name: "node_admin",
		max_deciding: 5,
		decision_deposit: 5_000,
		prepare: Hours(12),
		decide: Days(7),
		confirm: Hours(12),
		enact: Hours(6),
		approval: approval(70),
		support: support(200, 20),
	},
	Terms {
		name: "referendum_canceller",
		max_deciding: 20,
		decision_deposit: 5_000,
		prepare: Hours(1),
		decide: Days(7),
		confirm: Hours(3),
		enact: Hours(1),
		approval: approval(60),
		support: support(300, 10),
	},
	Terms {
		name: "referendum_killer",
		max_deciding: 20,
		decision_deposit: 20_000,
		prepare: Hours(1),
		decide: Days(14),
		confirm: Hours(6),
		enact: Hours(1),
		approval: approval(80),
		support: support(400, 30),
	},
	Terms {
		name: "finality_restorer",
		max_deciding: 20,
		decision_deposit: 20_000,
		prepare: Hours(1),
		decide: Days(3),
		confirm: Hours(3),
		enact: Hours(1),
		approval: approval(70),
		support: support(400, 100),
	},
];

impl Terms {
	fn info(&self, governance: &GovernanceParameters) -> TrackInfo<Balance, BlockNumber> {
		TrackInfo {
			name: str_array(self.name),
			max_deciding: self.max_deciding,
			decision_deposit: self.decision_deposit.saturating_mul(ASY),
			prepare_period: self.prepare.blocks(governance),
			decision_period: self.decide.blocks(governance),
			confirm_period: self.confirm.blocks(governance),
			min_enactment_period: self.enact.blocks(governance),
			min_approval: self.approval.clone(),
			min_support: self.support.clone(),
		}
	}
}

/// The terms with the numbers of their tracks.
fn numbered() -> impl Iterator<Item = (TrackId, &'static Terms)> {
	(0..).zip(&TRACKS)
}

/// The tracks, with the periods that the protocol parameters say.
pub struct Tracks;

impl TracksInfo<Balance, BlockNumber> for Tracks {
	type Id = TrackId;
	type RuntimeOrigin = OriginCaller;

	fn tracks() -> impl Iterator<Item = Cow<'static, Track<TrackId, Balance, BlockNumber>>> {
		let governance = governance();
		numbered().map(move |(id, terms)| Cow::Owned(Track { id, info: terms.info(&governance) }))
	}

	fn track_for(origin: &OriginCaller) -> Result<TrackId, ()> {
		match origin {
			OriginCaller::system(RawOrigin::Root) => Ok(0),
			OriginCaller::Origins(office) => Ok(match office {
				Origin::ParameterAdmin => 1,
				Origin::SmallSpender => 2,
				Origin::BigSpender => 3,
				Origin::NodeAdmin => 4,
				Origin::ReferendumCanceller => 5,
				Origin::ReferendumKiller => 6,
				Origin::FinalityRestorer => 7,
			}),
			_ => Err(()),
		}
	}

	// The numbers need no storage: they bound types, and a vote asks for them.
	fn track_ids() -> impl Iterator<Item = TrackId> {
		numbered().map(|(id, _)| id)
	}

	fn info(id: TrackId) -> Option<Cow<'static, TrackInfo<Balance, BlockNumber>>> {
		let terms = TRACKS.get(usize::from(id))?;
		Some(Cow::Owned(terms.info(&governance())))
	}

	// The order is that of the numbers. The check runs where there is no storage to read periods from.
	fn check_integrity() -> Result<(), &'static str> {
		Ok(())
	}
}
