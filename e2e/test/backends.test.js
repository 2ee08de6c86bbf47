/**
 * Both network backends work, also with each other, and with a node that takes no part in finality.
 */

import { test } from 'node:test';

import { agree, hasPeers, reaches } from '../src/chain.js';
import { quickSpec } from '../src/chain-spec.js';
import { inLab } from '../src/lab.js';
import { identity, miner, requireHealthyLogs, through } from '../src/network.js';

const RATE = 20_000;

for (const [first, second] of [
	['libp2p', 'libp2p'],
	['litep2p', 'litep2p'],
	['libp2p', 'litep2p'],
]) {
	test(
		`chain_is_shared_when_the_backends_are_${first}_and_${second}`,
		inLab(
			`backends-${first}-${second}`,
			async (lab) => {
				const chain = await quickSpec(lab, {
					blockTime: 500,
					halfLife: 10_000,
					rate: RATE,
				});
				const flags = (name, backend) => [
					`--chain=${chain}`,
					identity(name),
					`--network-backend=${backend}`,
				];
				const one = await lab.start('miner', [
					...flags('one', first),
					...miner('alice', RATE),
				]);
				const two = await lab.start('follower', [
					...flags('two', second),
					...(await through(one)),
				]);
				await Promise.all([one, two].map((node) => hasPeers(node, 1)));
				await Promise.all([one, two].map((node) => reaches(node, 4)));
				await agree([one, two], 3);
				requireHealthyLogs([one, two]);
			},
			{ timeout: 180_000 },
		),
	);
}

for (const backend of ['libp2p', 'litep2p']) {
	test(
		`chain_is_followed_without_finality_when_the_backend_is_${backend}`,
		inLab(
			`no-grandpa-${backend}`,
			async (lab) => {
				const chain = await quickSpec(lab, {
					blockTime: 500,
					halfLife: 10_000,
					rate: RATE,
				});
				const flags = (name) => [
					`--chain=${chain}`,
					identity(name),
					`--network-backend=${backend}`,
				];
				const one = await lab.start('miner', [...flags('one'), ...miner('alice', RATE)]);
				const two = await lab.start('follower', [
					...flags('two'),
					'--no-grandpa',
					...(await through(one)),
				]);
				await hasPeers(two, 1);
				await reaches(two, 4);
				await agree([one, two], 3);
				requireHealthyLogs([one, two]);
			},
			{ timeout: 180_000 },
		),
	);
}
