/**
 * The commands besides running a node, on a real base path.
 */

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { u8aToHex } from '@polkadot/util';

import { run, runOk } from '../src/binary.js';
import { finalizes, hashAt, reaches } from '../src/chain.js';
import { exportSpec, quickSpec } from '../src/chain-spec.js';
import { alice, aliceFinality } from '../src/keys.js';
import { Lab, QUICK_DEV } from '../src/lab.js';
import { identity, miner } from '../src/network.js';

const RATE = 20_000;
const BLOCK_TIME = 250;

describe('the commands', () => {
	const lab = new Lab('cli-commands');
	let chain;
	let place;
	let genesis;

	/** The database of a base path, as `chain-info` tells it. */
	const info = async (base) => {
		const { stdout } = await runOk(['chain-info', chain, base]);
		return JSON.parse(stdout);
	};
	const at = (name) => `--base-path=${lab.path(name)}`;

	before(
		lab.prepare(async () => {
			// Three of four authorities are missing, so nothing is final and all can be reverted.
			chain = `--chain=${await quickSpec(lab, {
				blockTime: BLOCK_TIME,
				halfLife: 10_000,
				rate: RATE,
			})}`;
			place = at('node');
			const node = await lab.start('node', [
				chain,
				identity('node'),
				...miner('alice', RATE),
				'--force-authoring',
			]);
			await reaches(node, 20);
			genesis = await hashAt(node, 0);
			await node.stop();
		}),
	);
	after(() => lab.close());

	test(
		'help_and_version_are_told',
		lab.guard(async () => {
			const { stdout: help } = await runOk(['--help']);
			for (const flag of [
				'--mine',
				'--author',
				'--mine-rate',
				'--mine-threads',
				'--quorum-wait',
				'--randomx-full',
				'--network-backend',
			]) {
				assert.ok(help.includes(flag), `no ${flag} in the help`);
			}
			for (const command of ['key', 'export-chain-spec', 'check-block', 'revert']) {
				assert.ok(help.includes(command), `no ${command} in the help`);
			}
			const { stdout: version } = await runOk(['--version']);
			// The commit too: a report of a fault is worth little without it.
			assert.match(version, /^\S+ \d+\.\d+\.\d+-(?!0+\s*$)[0-9a-f]{7,}\s*$/);
		}),
	);

	test(
		'key_generate_makes_a_new_key_each_time',
		lab.guard(async () => {
			const generate = async () =>
				JSON.parse((await runOk(['key', 'generate', '--output-type=json'])).stdout);
			const [one, other] = [await generate(), await generate()];
			assert.equal(one.secretPhrase.split(' ').length, 12);
			assert.match(one.ss58Address, /^5\w{47}$/);
			assert.notEqual(one.secretSeed, other.secretSeed);
		}),
	);

	test(
		'key_inspect_knows_the_development_accounts',
		lab.guard(async () => {
			const { stdout } = await runOk(['key', 'inspect', '//Alice', '--output-type=json']);
			assert.equal(JSON.parse(stdout).ss58Address, alice.address);
		}),
	);

	test(
		'key_insert_stores_the_key_that_finality_uses',
		lab.guard(async () => {
			await runOk([
				'key',
				'insert',
				chain,
				at('keys'),
				'--key-type=gran',
				'--scheme=ed25519',
				'--suri=//Alice',
			]);
			const keystore = lab.path('keys', 'chains', 'assay_local', 'keystore');
			const gran = Buffer.from('gran').toString('hex');
			const name = `${gran}${u8aToHex(aliceFinality.publicKey).slice(2)}`;
			assert.deepEqual(readdirSync(keystore), [name]);
			const { mode } = statSync(join(keystore, name));
			assert.equal(mode & 0o077, 0, 'others can read the key');
		}),
	);

	test(
		'node_key_made_by_the_command_gives_the_node_its_identity',
		lab.guard(async () => {
			const file = lab.path('node-key');
			const { stderr } = await runOk(['key', 'generate-node-key', `--file=${file}`]);
			const id = stderr.trim().split('\n').at(-1);
			const { stdout } = await runOk(['key', 'inspect-node-key', `--file=${file}`]);
			assert.equal(stdout.trim(), id);
			assert.match(id, /^12D3Koo/);
		}),
	);

	test(
		'chain_specs_are_written_plain_and_raw',
		lab.guard(async () => {
			for (const name of ['dev', 'local']) {
				const plain = await exportSpec(name);
				assert.equal(plain.properties.tokenSymbol, 'ASY');
				assert.ok(plain.genesis.runtimeGenesis.patch.difficulty, `no parameters in ${name}`);
			}
			const raw = await exportSpec('local', { raw: true });
			assert.ok('0x3a636f6465' in raw.genesis.raw.top, 'no code');
			const { stdout } = await runOk(['build-spec', '--chain=local', '--raw']);
			assert.deepEqual(JSON.parse(stdout).genesis, raw.genesis);
		}),
	);

	test(
		'chain_info_tells_best_and_finalised_block',
		lab.guard(async () => {
			const told = await info(place);
			assert.ok(told.best_number >= 20);
			assert.equal(told.finalized_number, 0);
			assert.equal(told.genesis_hash, genesis);
			assert.equal(told.finalized_hash, genesis);
		}),
	);

	test(
		'check_block_accepts_a_block_and_refuses_one_that_is_not_there',
		lab.guard(async () => {
			await runOk(['check-block', chain, place, '1']);
			const { best_hash: tip } = await info(place);
			await runOk(['check-block', chain, place, tip]);
			const missing = await run(['check-block', chain, place, '1000000']);
			assert.notEqual(missing.code, 0);
			assert.doesNotMatch(missing.stderr, /panicked/);
		}),
	);

	for (const [form, flags] of [
		['json', []],
		['binary', ['--binary']],
	]) {
		test(
			`exported_blocks_make_the_same_chain_when_imported_as_${form}`,
			lab.guard(async () => {
				const file = lab.path(`blocks.${form}`);
				await runOk(['export-blocks', chain, place, file, ...flags]);
				const copy = at(`imported-${form}`);
				await runOk(['import-blocks', chain, copy, file, ...flags]);
				const [original, imported] = [await info(place), await info(copy)];
				assert.equal(imported.best_hash, original.best_hash);
				assert.equal(imported.best_number, original.best_number);
			}),
		);
	}

	test(
		'import_refuses_a_block_whose_seal_was_changed',
		lab.guard(async () => {
			const file = lab.path('changed.json');
			await runOk(['export-blocks', chain, place, file, '--to=3']);
			// The seal is the last digest item: engine, length 16, nonce.
			const text = readFileSync(file, 'utf8');
			const seal = /(0x05706f775f40[0-9a-f]{30})([0-9a-f]{2})/;
			assert.match(text, seal);
			const other = (byte) => (parseInt(byte, 16) ^ 1).toString(16).padStart(2, '0');
			writeFileSync(file, text.replace(seal, (_, head, byte) => head + other(byte)));
			const copy = at('imported-changed');
			const { code, stderr } = await run(['import-blocks', chain, copy, file]);
			const told = await info(copy);
			assert.equal(told.best_number, 0, `a block with a wrong seal was imported\n${stderr}`);
			assert.doesNotMatch(stderr, /panicked/);
			assert.notEqual(code, 0, stderr);
		}),
	);

	test(
		'revert_takes_back_the_last_blocks',
		lab.guard(async () => {
			const before = await info(place);
			await runOk(['revert', chain, place, '5']);
			const after = await info(place);
			assert.equal(after.best_number, before.best_number - 5);
		}),
	);

	test(
		'reverted_chain_goes_on',
		lab.guard(async () => {
			const before = await info(place);
			const node = lab.nodes.get('node');
			await node.start();
			await reaches(node, before.best_number + 3);
			assert.equal(await hashAt(node, before.best_number), before.best_hash);
			await node.stop();
		}),
	);

	test(
		'revert_stops_at_the_last_finalised_block',
		lab.guard(async () => {
			const node = await lab.start('final', QUICK_DEV);
			await finalizes(node, 2);
			await node.stop();
			const dev = ['--chain=dev', at('final')];
			const read = async () => JSON.parse((await runOk(['chain-info', ...dev])).stdout);
			const before = await read();
			await runOk(['revert', ...dev, '1000']);
			const after = await read();
			assert.equal(after.best_number, before.finalized_number);
			assert.equal(after.best_hash, before.finalized_hash);
		}),
	);

	test(
		'purge_chain_removes_the_chain',
		lab.guard(async () => {
			const database = lab.path('node', 'chains', 'assay_local', 'paritydb');
			assert.ok(existsSync(database));
			await runOk(['purge-chain', chain, place, '-y']);
			assert.ok(!existsSync(database));
			assert.equal((await info(place)).best_number, 0);
		}),
	);
});
