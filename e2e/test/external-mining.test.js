/**
 * A miner outside of the node: work over RPC, a search of its own, submissions.
 */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { WsProvider } from '@polkadot/api';

import { connect } from '../src/api.js';
import { authorOf, best, finalizes, height, reaches } from '../src/chain.js';
import { ALICE_FINALISES, quickSpec } from '../src/chain-spec.js';
import { account, alice } from '../src/keys.js';
import { Lab } from '../src/lab.js';
import { search, target } from '../src/seal.js';
import { waitFor, withDeadline } from '../src/wait.js';

const DIFFICULTY = 2_000;
const ZERO = `0x${'00'.repeat(32)}`;

describe('an external miner', () => {
	const lab = new Lab('external-mining');
	const author = account('//External').address;
	let chain;
	let node;

	before(
		lab.prepare(async () => {
			chain = await quickSpec(lab, {
				blockTime: 1_000,
				halfLife: 60_000,
				difficulty: DIFFICULTY,
				genesis: ALICE_FINALISES,
			});
			node = await lab.start('node', [
				`--chain=${chain}`,
				'--alice',
				'--force-authoring',
				`--author=${author}`,
			]);
		}),
	);
	after(() => lab.close());

	/** Work as the node gives it out, ready for the search. */
	const getWork = async () => {
		const work = await node.rpc('mining_getWork');
		return { ...work, difficulty: BigInt(work.difficulty) };
	};
	const submit = (preHash, nonce) => node.rpc('mining_submitWork', preHash, nonce);
	/** Seal the next block. */
	const mineOne = async () => {
		const work = await getWork();
		const { nonce } = await search(work);
		return { work, nonce, hash: await submit(work.preHash, nonce) };
	};
	/** The error of a call that must fail. */
	const errorOf = async (promise) => {
		try {
			await promise;
		} catch (error) {
			return error;
		}
		throw new assert.AssertionError({ message: 'the call succeeded' });
	};

	test(
		'work_describes_the_next_block',
		lab.guard(async () => {
			const tip = await best(node);
			const work = await getWork();
			assert.equal(work.algorithm.toLowerCase(), 'blake3');
			assert.equal(work.number, tip.number + 1);
			assert.equal(work.parentHash, tip.hash);
			assert.equal(BigInt(work.target), target(work.difficulty));
			assert.match(work.preHash, /^0x[0-9a-f]{64}$/);
			assert.equal(work.key, ZERO);
			assert.equal(work.nonceLength, 16);
		}),
	);

	test(
		'nonce_makes_a_block_of_the_author_when_it_is_good_enough',
		lab.guard(async () => {
			for (let round = 0; round < 3; round++) {
				const { work, nonce, hash } = await mineOne();
				assert.deepEqual(await best(node), { number: work.number, hash });
				const header = await node.rpc('chain_getHeader', hash);
				assert.equal(authorOf(header), author);
				assert.equal(header.parentHash, work.parentHash);
				assert.ok(header.digest.logs.at(-1).endsWith(nonce.slice(2)));
			}
		}),
	);

	test(
		'refusals_tell_apart_what_is_wrong',
		lab.guard(async () => {
			const work = await getWork();
			const bad = await search(work, { good: false });
			const good = await search(work);
			const from = await height(node);

			const errors = {
				wrong: await errorOf(submit(work.preHash, bad.nonce)),
				unknown: await errorOf(submit(`0x${'ab'.repeat(32)}`, good.nonce)),
				malformed: await errorOf(submit(work.preHash, good.nonce.slice(0, -2))),
			};
			for (const [preHash, nonce] of [
				[work.preHash, `${good.nonce}00`],
				[work.preHash, good.nonce.slice(2)],
				[work.preHash, `0x${'zz'.repeat(16)}`],
				[work.preHash, '0x'],
				[work.preHash.slice(0, -2), good.nonce],
				['', good.nonce],
			]) {
				const error = await errorOf(submit(preHash, nonce));
				assert.equal(error.code, errors.malformed.code, `${preHash} ${nonce}: ${error}`);
			}
			assert.equal(await height(node), from, 'a refused submission made a block');

			await submit(work.preHash, good.nonce);
			errors.duplicate = await errorOf(submit(work.preHash, good.nonce));
			const other = await search(work, { first: good.count + 1 });
			const second = await errorOf(submit(work.preHash, other.nonce));
			assert.equal(second.code, errors.duplicate.code);
			assert.equal(await height(node), from + 1);

			const late = await getWork();
			const lateNonce = await search(late);
			await newTemplate(late);
			await mineOne();
			errors.stale = await errorOf(submit(late.preHash, lateNonce.nonce));

			for (const [kind, code, pattern] of [
				['malformed', 9011, /malformed/i],
				['unknown', 9012, /unknown/i],
				['stale', 9013, /stale/i],
				['duplicate', 9014, /duplicate/i],
				['wrong', 9015, /wrong/i],
			]) {
				assert.equal(errors[kind].code, code, `${kind}: ${errors[kind]}`);
				assert.match(errors[kind].message, pattern);
			}
			const metrics = await node.metrics();
			for (const reason of ['wrong_work', 'unknown', 'malformed', 'duplicate', 'stale']) {
				const refused = metrics.value('assay_mining_refused_submissions_total', { reason });
				assert.ok(refused >= 1, `${reason} is not counted`);
			}
		}),
	);

	/** Have the node make a new template on the same parent, and wait for it. */
	const newTemplate = async (old) => {
		const api = await connect(lab, node);
		await api.tx.system.remark(`replaces ${old.preHash}`).signAndSend(alice);
		return waitFor('a newer template', async () => {
			const work = await getWork();
			return work.preHash !== old.preHash && work;
		});
	};

	test(
		'seal_for_an_older_template_of_the_same_parent_is_taken',
		lab.guard(async () => {
			const old = await getWork();
			const { nonce } = await search(old);
			const newer = await newTemplate(old);
			assert.equal(newer.parentHash, old.parentHash);
			const hash = await submit(old.preHash, nonce);
			assert.equal((await best(node)).hash, hash);
		}),
	);

	test(
		'subscription_brings_new_work_after_each_block',
		lab.guard(async () => {
			const provider = new WsProvider(node.wsUrl, 1_000);
			lab.onClose(() => provider.disconnect());
			await withDeadline('the connection', provider.isReady, 60_000);
			const works = [];
			const id = await provider.subscribe(
				'mining_work',
				'mining_subscribeWork',
				[],
				(error, work) => works.push(error ?? work),
			);
			const newest = () => works.at(-1)?.number;
			for (let round = 0; round < 3; round++) {
				const { work } = await mineOne();
				await waitFor('work on the new block', () => newest() === work.number + 1, {
					state: () => works,
				});
			}
			const [last] = works.slice(-1);
			const asked = await getWork();
			assert.deepEqual(Object.keys(last).sort(), Object.keys(asked).sort());
			await provider.unsubscribe('mining_work', 'mining_unsubscribeWork', id);
			const heard = works.length;
			await mineOne();
			await mineOne();
			assert.equal(works.length, heard, 'work comes after the end of the subscription');
			await provider.disconnect();
		}),
	);

	test(
		'mining_methods_are_refused_where_only_safe_methods_are_served',
		lab.guard(async () => {
			const safe = await lab.start('safe', [
				`--chain=${chain}`,
				'--force-authoring',
				`--author=${author}`,
				'--rpc-methods=safe',
			]);
			for (const call of [
				() => safe.rpc('mining_getWork'),
				() => safe.rpc('mining_submitWork', ZERO, `0x${'00'.repeat(16)}`),
			]) {
				assert.match((await errorOf(call())).message, /unsafe/i);
			}
			const provider = new WsProvider(safe.wsUrl, 1_000);
			lab.onClose(() => provider.disconnect());
			await withDeadline('the connection', provider.isReady, 60_000);
			await assert.rejects(
				provider.subscribe('mining_work', 'mining_subscribeWork', [], () => {}),
				/unsafe/i,
			);
			await provider.disconnect();
			await safe.stop();
		}),
	);

	test(
		'work_is_refused_with_the_reason_when_there_is_none',
		lab.guard(async () => {
			const anonymous = await lab.start('anonymous', [`--chain=${chain}`, '--force-authoring']);
			const noAuthor = await errorOf(anonymous.rpc('mining_getWork'));
			assert.equal(noAuthor.code, 9001);
			assert.match(noAuthor.message, /--author/);
			await anonymous.stop();

			const lonely = await lab.start('lonely', [`--chain=${chain}`, `--author=${author}`]);
			const noPeers = await errorOf(lonely.rpc('mining_getWork'));
			assert.equal(noPeers.code, 9002);
			assert.match(noPeers.message, /no peers/);
			await lonely.stop();
		}),
	);

	test(
		'finality_follows_blocks_of_external_miners',
		lab.guard(async () => {
			await mineOne();
			await reaches(node, 5);
			await finalizes(node, (await height(node)) - 1);
		}),
	);
});
