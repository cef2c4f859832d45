//! The arguments of the command line.

use std::ffi::OsString;
use std::net::{IpAddr, Ipv4Addr};

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Help,
    Version,
    Serve(Arguments),
}

/// How to serve. There is no `Debug` of a key to print by mistake.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Arguments {
    pub(crate) host: IpAddr,
    pub(crate) port: u16,
    pub(crate) api_key: Option<String>,
    pub(crate) faults: bool,
}

impl std::fmt::Debug for Arguments {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Arguments")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("faults", &self.faults)
            .finish_non_exhaustive()
    }
}

impl Default for Arguments {
    fn default() -> Self {
        Self {
            host: Ipv4Addr::LOCALHOST.into(),
            port: 8080,
            api_key: None,
            faults: false,
        }
    }
}

const OPTIONS: [&str; 6] = [
    "--api-key",
    "--faults",
    "--help",
    "--host",
    "--port",
    "--version",
];

/// Reads the arguments. An option's value is the next argument, or follows `=`.
///
/// # Errors
///
/// What is wrong, as a line to print; never a value, which may be a key.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Order, String> {
    let mut parsed = Arguments::default();
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let argument = text(argument)?;
        let (name, mut given) = match argument.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (argument.as_str(), None),
        };
        let mut value = || match given.take() {
            Some(value) => Ok(value),
            None => match arguments.next() {
                Some(value) => text(value),
                None => Err(format!("`{name}` needs a value")),
            },
        };
        match name {
            "--help" | "-h" => return Ok(Order::Help),
            "--version" | "-V" => return Ok(Order::Version),
            "--faults" => parsed.faults = true,
            "--port" => parsed.port = port(&value()?)?,
            "--host" => parsed.host = host(&value()?)?,
            "--api-key" => parsed.api_key = Some(api_key(value()?)?),
            _ => return Err(unknown(name)),
        }
        if given.is_some() {
            return Err(format!("`{name}` takes no value"));
        }
    }
    Ok(Order::Serve(parsed))
}

fn text(argument: OsString) -> Result<String, String> {
    argument
        .into_string()
        .map_err(|_| "the arguments must be UTF-8".into())
}

fn port(value: &str) -> Result<u16, String> {
    value
        .parse()
        .map_err(|_| "`--port` must be a number from 0 to 65535".into())
}

fn host(value: &str) -> Result<IpAddr, String> {
    if value == "localhost" {
        return Ok(Ipv4Addr::LOCALHOST.into());
    }
    value.parse().map_err(|_| {
        "`--host` must be an IP address, such as 127.0.0.1 or ::1, or 0.0.0.0 for all".into()
    })
}

/// A key as a header can hold it, without loss.
fn api_key(value: String) -> Result<String, String> {
    match !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_graphic()) {
        true => Ok(value),
        false => Err("`--api-key` must be visible ASCII characters without spaces".into()),
    }
}

fn unknown(name: &str) -> String {
    let name = name.trim();
    if !name.starts_with('-') {
        return "only options are taken: a value follows its option".into();
    }
    let nearest = OPTIONS
        .into_iter()
        .map(|option| (strsim::damerau_levenshtein(option, name), option))
        .min();
    match nearest {
        Some((0..=2, option)) => {
            format!("unknown option `{name}`; a similar one exists: `{option}`")
        }
        _ => format!("unknown option `{name}`"),
    }
}

#[cfg(test)]
mod tests;
