#![allow(clippy::unwrap_used)]

use super::*;

const FIRST: Nonce = [0; 16];

fn seals_what_it_finds(algorithm: SealAlgorithm, difficulty: Difficulty, tries: u32) {
	let sealer = Sealer::new(algorithm, false);
	let (pre_hash, key) = (H256::repeat_byte(7), H256::repeat_byte(9));
	let mut searcher = sealer.searcher(&key).unwrap();
	let nonce = searcher.search(&pre_hash, difficulty, FIRST, tries).unwrap().unwrap();
	let parameters = SealParameters { difficulty, key };
	assert!(sealer.verify(&pre_hash, &nonce, &parameters).unwrap());

	let other_key = SealParameters { difficulty: Difficulty::MAX, key: H256::zero() };
	assert!(!sealer.verify(&pre_hash, &nonce, &other_key).unwrap());
	let harder = SealParameters { difficulty: Difficulty::MAX, key };
	assert!(!sealer.verify(&pre_hash, &nonce, &harder).unwrap());
	let impossible = SealParameters { difficulty: 0, key };
	assert!(!sealer.verify(&pre_hash, &nonce, &impossible).unwrap());

	// Every byte of the seal is bound by the work.
	let work = sealer.work(&pre_hash, &nonce, &key).unwrap();
	for byte in 0..SEAL_LEN {
		let mut changed = nonce;
		changed[byte] ^= 0x80;
		assert_ne!(sealer.work(&pre_hash, &changed, &key).unwrap(), work, "byte {byte}");
	}
}

#[test]
fn sealer_remembers_good_seals_only_and_only_for_their_difficulty() {
	let sealer = Sealer::new(SealAlgorithm::Blake3, false);
	let (pre_hash, key) = (H256::repeat_byte(7), H256::repeat_byte(9));
	assert!(!sealer.remembers(&pre_hash, &FIRST, 1));
	assert!(sealer.verify(&pre_hash, &FIRST, &SealParameters { difficulty: 1, key }).unwrap());
	assert!(sealer.clone().remembers(&pre_hash, &FIRST, 1));
	assert!(!sealer.remembers(&pre_hash, &FIRST, 2));
	let hard = SealParameters { difficulty: Difficulty::MAX, key };
	assert!(!sealer.verify(&pre_hash, &FIRST, &hard).unwrap());
	assert!(!sealer.remembers(&pre_hash, &FIRST, Difficulty::MAX));
}

#[test]
fn blake3_search_finds_what_verification_accepts() {
	seals_what_it_finds(SealAlgorithm::Blake3, 1_000, 100_000);
}

#[test]
fn randomx_search_finds_what_verification_accepts() {
	seals_what_it_finds(SealAlgorithm::RandomX, 4, 200);
}

#[test]
fn randomx_computes_the_reference_vector_when_given_the_reference_key() {
	// Test vector "a" of the RandomX reference implementation.
	let vm = RandomXVector::new(b"test key 000");
	assert_eq!(
		vm.hash(b"This is a test"),
		"639183aae1bf4c9a35884cb46b09cad9175f04efd7684e7262a0ac1c2f0b4e3f"
	);
}

struct RandomXVector(randomx_rs::RandomXVM);

impl RandomXVector {
	fn new(key: &[u8]) -> Self {
		let flags = randomx_rs::RandomXFlag::get_recommended_flags();
		let cache = randomx_rs::RandomXCache::new(flags, key).unwrap();
		Self(randomx_rs::RandomXVM::new(flags, Some(cache), None).unwrap())
	}

	fn hash(&self, input: &[u8]) -> String {
		array_bytes::bytes2hex("", self.0.calculate_hash(input).unwrap())
	}
}

#[test]
fn search_returns_none_when_no_nonce_is_good_enough() {
	let mut searcher = Sealer::new(SealAlgorithm::Blake3, false).searcher(&H256::zero()).unwrap();
	assert_eq!(searcher.search(&H256::zero(), Difficulty::MAX, FIRST, 100).unwrap(), None);
	assert_eq!(searcher.search(&H256::zero(), 1, FIRST, 0).unwrap(), None);
}

#[test]
fn nonces_count_in_the_low_bytes_and_wrap_without_touching_the_high() {
	let mut first = [0xff; 16];
	first[0] = 1;
	let found: Vec<_> = nonces(first, 2).collect();
	assert_eq!(found[0], first);
	assert_eq!(found[1][..8], first[..8]);
	assert_eq!(found[1][8..], [0; 8]);
}
