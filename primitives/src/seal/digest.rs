//! Reading a header's proof of work.

use super::{Nonce, SealParameters, POW_ENGINE_ID};
use crate::AccountId;
use codec::DecodeAll;
use core::fmt;
use sp_runtime::{ConsensusEngineId, Digest, DigestItem};

/// Everything a header says of its proof of work, read from a header that is well formed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeaderSeal {
	/// Who mined the block.
	pub author: AccountId,
	/// What the seal claims to satisfy.
	pub parameters: SealParameters,
	/// The seal.
	pub nonce: Nonce,
}

/// Why a header's proof of work cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SealError {
	/// The last digest item is not a seal.
	Unsealed,
	/// The seal is of another engine.
	WrongEngine(ConsensusEngineId),
	/// There is more than one seal.
	ManySeals,
	/// The seal is not exactly 16 bytes long.
	SealLength(usize),
	/// There is no `pow_` pre-runtime digest.
	NoAuthor,
	/// There is more than one `pow_` pre-runtime digest.
	ManyAuthors,
	/// The author is not exactly 32 bytes.
	AuthorLength(usize),
	/// There is no `pow_` consensus digest.
	NoParameters,
	/// There is more than one `pow_` consensus digest.
	ManyParameters,
	/// The `pow_` consensus digest is not an encoded [`SealParameters`].
	MalformedParameters,
}

impl fmt::Display for SealError {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::Unsealed => write!(f, "the header has no seal as its last digest item"),
			Self::WrongEngine(id) => {
				write!(f, "the seal is of the engine {}, not pow_", id.escape_ascii())
			},
			Self::ManySeals => write!(f, "the header has more than one seal"),
			Self::SealLength(n) => write!(f, "the seal is {n} bytes long, not {}", super::SEAL_LEN),
			Self::NoAuthor => write!(f, "the header names no author"),
			Self::ManyAuthors => write!(f, "the header has more than one pow_ pre-runtime digest"),
			Self::AuthorLength(n) => write!(f, "the author digest is {n} bytes long, not 32"),
			Self::NoParameters => write!(f, "the header has no difficulty digest"),
			Self::ManyParameters => write!(f, "the header has more than one difficulty digest"),
			Self::MalformedParameters => write!(f, "the difficulty digest cannot be decoded"),
		}
	}
}

impl HeaderSeal {
	/// Read the digest of a sealed header. Every deviation from the form in [`super`] is an error.
	pub fn read(digest: &Digest) -> Result<Self, SealError> {
		let (last, others) = digest.logs().split_last().ok_or(SealError::Unsealed)?;
		let nonce = match last {
			DigestItem::Seal(POW_ENGINE_ID, seal) => {
				Nonce::try_from(seal.as_slice()).map_err(|_| SealError::SealLength(seal.len()))?
			},
			DigestItem::Seal(engine, _) => return Err(SealError::WrongEngine(*engine)),
			_ => return Err(SealError::Unsealed),
		};
		if others.iter().any(|item| matches!(item, DigestItem::Seal(..))) {
			return Err(SealError::ManySeals);
		}
		Ok(Self { author: author_of(digest)?, parameters: parameters_of(digest)?, nonce })
	}
}

/// The author that a header names, sealed or not.
pub fn author_of(digest: &Digest) -> Result<AccountId, SealError> {
	let authors = digest.logs().iter().filter_map(|item| match item {
		DigestItem::PreRuntime(POW_ENGINE_ID, author) => Some(author.as_slice()),
		_ => None,
	});
	let author = only(authors, SealError::NoAuthor, SealError::ManyAuthors)?;
	<[u8; 32]>::try_from(author)
		.map(AccountId::from)
		.map_err(|_| SealError::AuthorLength(author.len()))
}

fn parameters_of(digest: &Digest) -> Result<SealParameters, SealError> {
	let parameters = digest.logs().iter().filter_map(|item| match item {
		DigestItem::Consensus(POW_ENGINE_ID, parameters) => Some(parameters.as_slice()),
		_ => None,
	});
	let encoded = only(parameters, SealError::NoParameters, SealError::ManyParameters)?;
	SealParameters::decode_all(&mut &encoded[..]).map_err(|_| SealError::MalformedParameters)
}

fn only<T>(
	mut items: impl Iterator<Item = T>,
	none: SealError,
	many: SealError,
) -> Result<T, SealError> {
	let first = items.next().ok_or(none)?;
	match items.next() {
		None => Ok(first),
		Some(_) => Err(many),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::{vec, vec::Vec};
	use codec::Encode;
	use sp_core::H256;

	const OTHER: ConsensusEngineId = *b"nope";

	fn parameters() -> SealParameters {
		SealParameters { difficulty: 7, key: H256::repeat_byte(3) }
	}

	fn author() -> DigestItem {
		DigestItem::PreRuntime(POW_ENGINE_ID, vec![1; 32])
	}

	fn consensus() -> DigestItem {
		DigestItem::Consensus(POW_ENGINE_ID, parameters().encode())
	}

	fn seal(len: usize) -> DigestItem {
		DigestItem::Seal(POW_ENGINE_ID, vec![2; len])
	}

	fn read(logs: Vec<DigestItem>) -> Result<HeaderSeal, SealError> {
		HeaderSeal::read(&Digest { logs })
	}

	#[test]
	fn header_seal_reads_a_well_formed_digest_and_ignores_other_engines() {
		let expected =
			HeaderSeal { author: [1; 32].into(), parameters: parameters(), nonce: [2; 16] };
		assert_eq!(read(vec![author(), consensus(), seal(16)]), Ok(expected.clone()));
		let foreign = DigestItem::PreRuntime(OTHER, vec![9; 5]);
		let grandpa = DigestItem::Consensus(*b"FRNK", vec![0]);
		assert_eq!(read(vec![foreign, author(), consensus(), grandpa, seal(16)]), Ok(expected));
	}

	#[test]
	fn header_seal_refuses_every_deviation() {
		let long_author = DigestItem::PreRuntime(POW_ENGINE_ID, vec![1; 33]);
		let padded =
			DigestItem::Consensus(POW_ENGINE_ID, [parameters().encode(), vec![0]].concat());
		let foreign_seal = DigestItem::Seal(OTHER, vec![2; 16]);
		for (logs, expected) in [
			(vec![], SealError::Unsealed),
			(vec![author(), consensus()], SealError::Unsealed),
			(vec![author(), seal(16), consensus()], SealError::Unsealed),
			(vec![author(), consensus(), foreign_seal.clone()], SealError::WrongEngine(OTHER)),
			(vec![author(), consensus(), foreign_seal, seal(16)], SealError::ManySeals),
			(vec![author(), consensus(), seal(16), seal(16)], SealError::ManySeals),
			(vec![author(), consensus(), seal(15)], SealError::SealLength(15)),
			(vec![author(), consensus(), seal(17)], SealError::SealLength(17)),
			(vec![author(), consensus(), seal(0)], SealError::SealLength(0)),
			(vec![consensus(), seal(16)], SealError::NoAuthor),
			(vec![author(), author(), consensus(), seal(16)], SealError::ManyAuthors),
			(vec![long_author, consensus(), seal(16)], SealError::AuthorLength(33)),
			(vec![author(), seal(16)], SealError::NoParameters),
			(vec![author(), consensus(), consensus(), seal(16)], SealError::ManyParameters),
			(vec![author(), padded, seal(16)], SealError::MalformedParameters),
		] {
			assert_eq!(read(logs.clone()), Err(expected), "{logs:?}");
		}
	}
}
