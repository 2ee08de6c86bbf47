//! The errors and the rules they stand for.

use super::*;
use InvalidParameter::*;

/// Every rule of every group.
const RULES: [InvalidParameter; 36] = [
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
];

/// The documentation that users see of an error, in lower case and without its full stop.
fn documentation(name: &str) -> String {
	use scale_info::TypeInfo;
	let scale_info::TypeDef::Variant(errors) = Error::<Test>::type_info().type_def else {
		panic!("errors are variants");
	};
	let error = errors.variants.into_iter().find(|error| error.name == name).unwrap();
	error.docs.join(" ").trim_end_matches('.').to_lowercase()
}

#[test]
fn errors_are_named_and_documented_as_their_rules() {
	for rule in RULES {
		let name = format!("{rule:?}");
		assert_eq!(<&str>::from(Error::<Test>::from(rule)), name);
		assert_eq!(documentation(&name), rule.describe().to_lowercase(), "{name}");
	}
}
