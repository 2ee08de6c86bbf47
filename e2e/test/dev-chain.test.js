/**
 * `node --dev` as a new user of polkadot.js meets it.
 */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { u8aToHex } from '@polkadot/util';

import { connect } from '../src/api.js';
import { best, finalizes, height, reaches } from '../src/chain.js';
import { alice } from '../src/keys.js';
import { Lab } from '../src/lab.js';
import { readSeal, target, work } from '../src/seal.js';
import { waitFor } from '../src/wait.js';

const PALLETS = [
	'system',
	'timestamp',
	'difficulty',
	'shareVote',
	'authorship',
	'grandpa',
	'balances',
	'transactionPayment',
	'protocolParameters',
	'utility',
	'multisig',
	'proxy',
	'sudo',
	'validateShare',
	'rewardDistribution',
];

const RUNTIME_APIS = [
	'accountNonceApi',
	'blockBuilder',
	'core',
	'genesisBuilder',
	'grandpaApi',
	'metadata',
	'rewardApi',
	'sealApi',
	'sessionKeys',
	'shareMarketApi',
	'shareVoteApi',
	'taggedTransactionQueue',
	'transactionPaymentApi',
	'transactionPaymentCallApi',
];

describe('a dev chain', () => {
	const lab = new Lab('dev-chain');
	let node;
	let api;
	let untilFirstBlock;

	before(
		lab.prepare(async () => {
			node = lab.node('dev', ['--dev']);
			await node.start();
			await waitFor('the first block', async () => (await height(node)) >= 1, { interval: 20 });
			untilFirstBlock = Date.now() - node.startedAt;
			api = await connect(lab, node);
		}),
	);
	after(() => lab.close());

	test(
		'dev_chain_seals_blocks_when_started_from_nothing',
		lab.guard(async (t) => {
			t.diagnostic(`first block ${untilFirstBlock} ms after the start of the process`);
			const from = await best(node);
			const start = Date.now();
			await reaches(node, from.number + 10);
			t.diagnostic(`ten more blocks in ${Date.now() - start} ms`);
		}),
	);

	test(
		'metadata_names_every_pallet_and_runtime_api',
		lab.guard(async () => {
			for (const pallet of PALLETS) {
				assert.ok(api.query[pallet] ?? api.tx[pallet], `no pallet ${pallet}`);
			}
			for (const name of RUNTIME_APIS) assert.ok(api.call[name], `no runtime API ${name}`);
			assert.equal(api.runtimeVersion.specName.toString(), 'assay');
			assert.equal(api.extrinsicVersion, 4);
		}),
	);

	test(
		'chain_properties_give_unit_decimals_and_address_format',
		lab.guard(async () => {
			assert.deepEqual(api.registry.chainTokens, ['ASY']);
			assert.deepEqual(api.registry.chainDecimals, [12]);
			assert.equal(api.registry.chainSS58, 42);
			assert.equal(api.consts.system.ss58Prefix.toNumber(), 42);
		}),
	);

	test(
		'block_author_is_alice_when_nobody_else_is_named',
		lab.guard(async () => {
			const header = await api.derive.chain.getHeader(await api.rpc.chain.getBlockHash(1));
			assert.equal(header.author?.toString(), alice.address);
		}),
	);

	test(
		'header_carries_author_parameters_and_a_seal_that_satisfies_them',
		lab.guard(async () => {
			const { number } = await best(node);
			assert.ok(number >= 5);
			for (let height = 1; height <= 5; height++) {
				const header = await api.rpc.chain.getHeader(await api.rpc.chain.getBlockHash(height));
				const seal = readSeal(header);
				assert.deepEqual(seal.counts, [1, 1, 1]);
				assert.ok(seal.last, 'the seal is not the last digest item');
				assert.equal(u8aToHex(seal.author), u8aToHex(alice.publicKey));
				assert.equal(seal.parametersLength, 48);
				assert.equal(seal.nonce.length, 16);
				assert.ok(
					work(seal.key, seal.preHash, seal.nonce) <= target(seal.difficulty),
					`the seal of block ${height} does not satisfy its difficulty`,
				);
			}
		}),
	);

	test(
		'runtime_api_tells_what_the_next_seal_has_to_satisfy',
		lab.guard(async () => {
			assert.equal((await api.call.sealApi.sealAlgorithm()).toString(), 'Blake3');
			const parent = await api.rpc.chain.getBlockHash(4);
			const told = await (await api.at(parent)).call.sealApi.nextSealParameters();
			const child = await api.rpc.chain.getHeader(await api.rpc.chain.getBlockHash(5));
			const { difficulty, key } = readSeal(child);
			assert.equal(told.difficulty.toBigInt(), difficulty);
			assert.equal(told.key.toHex(), key);
		}),
	);

	test(
		'finalised_heads_advance_and_stay_behind_the_best_head',
		lab.guard(async () => {
			const seen = { best: [], finalized: [] };
			const note = (list) => (header) => list.push(header.number.toNumber());
			const stops = await Promise.all([
				api.rpc.chain.subscribeNewHeads(note(seen.best)),
				api.rpc.chain.subscribeFinalizedHeads(note(seen.finalized)),
			]);
			try {
				await waitFor(
					'four new and four finalised heads',
					() => seen.best.length >= 4 && seen.finalized.length >= 4,
					{ state: () => seen },
				);
			} finally {
				for (const stop of stops) stop();
			}
			for (const list of [seen.best, seen.finalized]) {
				assert.deepEqual(list, [...list].sort((a, b) => a - b), 'heads go backwards');
				assert.ok(list.at(-1) > list[0], 'heads do not advance');
			}
			for (let round = 0; round < 20; round++) {
				const final = (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead()))
					.number;
				const tip = (await api.rpc.chain.getHeader()).number;
				assert.ok(final.toNumber() < tip.toNumber(), `finalised ${final}, best ${tip}`);
			}
		}),
	);

	test(
		'metrics_show_the_work_of_the_miner',
		lab.guard(async () => {
			const before = await node.metrics();
			await reaches(node, (await height(node)) + 2);
			const after = await node.metrics();
			for (const name of ['assay_mining_hashes_total', 'assay_mining_seals_total']) {
				assert.ok(after.value(name) > (before.value(name) ?? 0), `${name} does not grow`);
			}
			assert.equal(after.value('assay_mining_paused'), 0);
			assert.ok(after.value('substrate_block_height', { status: 'finalized' }) > 0);
		}),
	);

	test(
		'node_stops_cleanly_when_told_to',
		lab.guard(async () => {
			await finalizes(node, 1);
			await api.disconnect();
			const { code, signal } = await node.stop();
			assert.deepEqual({ code, signal }, { code: 0, signal: null });
			assert.equal(/.*panicked.*/.exec(node.log())?.[0], undefined);
		}),
	);
});
