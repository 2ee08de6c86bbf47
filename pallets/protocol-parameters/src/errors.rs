//! The error of each rule: it has the name of the rule, and says the same.

use crate::Error;
use assay_primitives::parameters::InvalidParameter;

/// Turn a rule into the error of its name. A rule that is missing here does not compile.
macro_rules! named_as_their_rules {
	($($name:ident,)*) => {
		impl<T> From<InvalidParameter> for Error<T> {
			fn from(rule: InvalidParameter) -> Self {
				match rule {
					$(InvalidParameter::$name => Self::$name,)*
				}
			}
		}
	};
}

named_as_their_rules! {
	TargetBlockTimeOutOfRange,
	HalfLifeOutOfRange,
	BasePriceOutOfRange,
	SlopeOutOfRange,
	SurgeScaleOutOfRange,
	SurgeHalfLifeOutOfRange,
	SurgeCapOutOfRange,
	MaturityOutOfRange,
	LifetimeOutOfRange,
	ActivationSizeOutOfRange,
	LockInWindowOutOfRange,
	EscapeGapOutOfRange,
	BaseRewardOutOfRange,
	HalvingPeriodOutOfRange,
	DifficultyBoundsOutOfRange,
	SplitOutOfRange,
	ParticipationFloorOutOfRange,
	ReferencePoolOutOfRange,
	NodeCapOutOfRange,
	SettlementPeriodOutOfRange,
	BondOutOfRange,
	MinNodesOutOfRange,
	SharesPerNodeOutOfRange,
	BondLockOutOfRange,
	EvidencePeriodOutOfRange,
	PenaltyWindowOutOfRange,
	PenaltiesOutOfRange,
	JailOutOfRange,
	ActiveBondOutOfRange,
	MaxAuthoritiesOutOfRange,
	SessionOutOfRange,
	WeightCapOutOfRange,
	TurnoverOutOfRange,
	DayOutOfRange,
	TreasuryFeeShareOutOfRange,
	EscapeGapBelowTenBlockTimes,
}
