//! The native token and its units.

use crate::Balance;

/// The symbol of the native token.
pub const SYMBOL: &str = "ASY";

/// How many decimals the native token has.
pub const DECIMALS: u8 = 12;

/// One whole token: 10^12 units.
pub const ASY: Balance = 1_000_000_000_000;

/// A thousandth of a token.
pub const MILLI_ASY: Balance = ASY / 1_000;

/// A millionth of a token.
pub const MICRO_ASY: Balance = MILLI_ASY / 1_000;

/// The SS58 address format: the generic one, until Assay has registered its own.
pub const SS58_PREFIX: u16 = 42;
