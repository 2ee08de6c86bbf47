//! Ports that somebody else already uses.
//!
//! Left alone, the RPC server would take a random port instead, and litep2p would run on without
//! listening: the user would talk to the wrong node, or to none.

use sc_network::{multiaddr::Protocol, Multiaddr};
use sc_service::{error::Error as ServiceError, Configuration};
use std::{
	io::ErrorKind,
	net::{IpAddr, SocketAddr, TcpListener},
};

/// Make sure that every port the node was told to listen on is free.
pub fn ensure_free(config: &Configuration) -> Result<(), ServiceError> {
	let rpc = config.rpc.addr.iter().flatten().map(|endpoint| endpoint.listen_addr);
	let network = config.network.listen_addresses.iter().filter_map(tcp_address);
	let metrics = config.prometheus_config.iter().map(|config| config.port);
	for (address, service, flag) in rpc
		.map(|address| (address, "RPC", "--rpc-port"))
		.chain(network.map(|address| (address, "the network", "--port")))
		.chain(metrics.map(|address| (address, "metrics", "--prometheus-port")))
	{
		if is_taken(address) {
			return Err(ServiceError::Other(format!(
				"the port for {service}, {address}, is in use: stop the process that uses it, or \
				 choose another port with {flag}",
			)));
		}
	}
	Ok(())
}

/// Whether another process listens there. Port 0 is whichever is free; any other trouble with the
/// address is for whoever listens on it to report.
fn is_taken(address: SocketAddr) -> bool {
	address.port() != 0
		&& TcpListener::bind(address).is_err_and(|error| error.kind() == ErrorKind::AddrInUse)
}

fn tcp_address(address: &Multiaddr) -> Option<SocketAddr> {
	let mut parts = address.iter();
	let ip: IpAddr = match parts.next()? {
		Protocol::Ip4(ip) => ip.into(),
		Protocol::Ip6(ip) => ip.into(),
		_ => return None,
	};
	match parts.next()? {
		Protocol::Tcp(port) => Some(SocketAddr::new(ip, port)),
		_ => None,
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn port_is_taken_while_another_listens_on_it() {
		let other = TcpListener::bind("127.0.0.1:0").unwrap();
		let address = other.local_addr().unwrap();
		assert!(is_taken(address));
		assert!(!is_taken("127.0.0.1:0".parse().unwrap()));
		drop(other);
		assert!(!is_taken(address));
	}

	#[test]
	fn tcp_addresses_are_read_and_others_are_not() {
		let read = |text: &str| tcp_address(&text.parse().unwrap());
		assert_eq!(read("/ip4/127.0.0.1/tcp/30333"), Some("127.0.0.1:30333".parse().unwrap()));
		assert_eq!(read("/ip6/::1/tcp/1/ws"), Some("[::1]:1".parse().unwrap()));
		assert_eq!(read("/ip4/127.0.0.1/udp/30333"), None);
	}
}
