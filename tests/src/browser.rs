//! A browser without a window, driven by the DevTools protocol over a pipe.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// The time after which a browser that does not respond, or a page that does not change, fails the test.
const PATIENCE: Duration = Duration::from_secs(60);

/// The names of the program.
const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// A browser with one page.
pub struct Browser {
    process: Child,
    commands: ChildStdin,
    messages: Receiver<Value>,
    commanded: u64,
    /// The page, once it is attached to.
    session: Option<Value>,
    /// The errors of the page's console, and its uncaught exceptions.
    complaints: Vec<String>,
}

impl Browser {
    /// Starts a browser for a test, with its profile in a folder of `CARGO_TARGET_TMPDIR`. If there is none on this machine, a line says
    /// that the test is skipped.
    pub fn start(temporary: &str, test: &str) -> Option<Self> {
        let Some(name) = NAMES.into_iter().find(|name| is_installed(name)) else {
            // Not by `eprintln!`, which the test runner would hide.
            let _ = writeln!(
                io::stderr(),
                "SKIPPED: {test} needs Chromium, which is not on this machine"
            );
            return None;
        };
        let profile = Path::new(temporary).join(test);
        let _ = fs::remove_dir_all(&profile);
        // The protocol is spoken over descriptors 3 and 4, in messages that end with a zero byte.
        let script = format!(
            "exec {name} --remote-debugging-pipe --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
             --disable-background-networking --disable-component-update --disable-sync --disable-dev-shm-usage \
             --user-data-dir=\"$0\" about:blank 3<&0 4>&1 </dev/null >/dev/null"
        );
        let mut process = Command::new("sh")
            .args(["-c", &script])
            .arg(profile)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let output = process.stdout.take().unwrap();
        let (sender, messages) = channel();
        thread::spawn(move || {
            for message in BufReader::new(output).split(0).map_while(Result::ok) {
                let message = serde_json::from_slice(&message).unwrap();
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let mut browser = Self {
            commands: process.stdin.take().unwrap(),
            process,
            messages,
            commanded: 0,
            session: None,
            complaints: Vec::new(),
        };
        browser.attach();
        Some(browser)
    }

    fn attach(&mut self) {
        let targets = self.command("Target.getTargets", json!({}));
        let targets = targets["targetInfos"].as_array().unwrap();
        let page = targets.iter().find(|target| target["type"] == "page");
        let target = json!({"targetId": page.unwrap()["targetId"], "flatten": true});
        let attached = self.command("Target.attachToTarget", target);
        self.session = Some(attached["sessionId"].clone());
        for domain in ["Page", "Runtime", "Log"] {
            self.command(&format!("{domain}.enable"), json!({}));
        }
    }

    /// Loads a page.
    pub fn open(&mut self, url: &str) {
        self.command("Page.navigate", json!({"url": url}));
    }

    /// Makes the page this wide and high, in CSS pixels.
    pub fn resize(&mut self, width: u32, height: u32) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600});
        self.command("Emulation.setDeviceMetricsOverride", size);
    }

    /// Makes the page prefer `light` or `dark`.
    pub fn prefer(&mut self, scheme: &str) {
        let features = json!([{"name": "prefers-color-scheme", "value": scheme}]);
        self.command("Emulation.setEmulatedMedia", json!({"features": features}));
    }

    /// The value of an expression of JavaScript in the page.
    pub fn evaluate(&mut self, expression: &str) -> Value {
        let parameters =
            json!({"expression": expression, "awaitPromise": true, "returnByValue": true});
        let mut evaluated = self.command("Runtime.evaluate", parameters);
        assert!(
            evaluated.get("exceptionDetails").is_none(),
            "{expression}: {evaluated}"
        );
        evaluated["result"]["value"].take()
    }

    /// Waits until an expression has this value.
    pub fn wait(&mut self, expression: &str, expected: &Value) {
        let begun = Instant::now();
        loop {
            // A page that is not there yet has nothing: `null`.
            let found = self.evaluate(&format!(
                "(() => {{ try {{ return {expression} }} catch {{ return null }} }})()"
            ));
            if found == *expected {
                return;
            }
            assert!(
                begun.elapsed() < PATIENCE,
                "{expression} is {found}, not {expected}; the console: {:?}",
                self.complaints
            );
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until the text of an element is this.
    pub fn wait_for_text(&mut self, selector: &str, text: &str) {
        let expression = format!("document.querySelector('{selector}').textContent");
        self.wait(&expression, &json!(text));
    }

    /// The texts that are too faint against what is behind them.
    pub fn faint_texts(&mut self) -> Value {
        self.evaluate(include_str!("browser/faint.js"))
    }

    /// Presses a key: its name, its code for Windows, and the text that it writes.
    pub fn press(&mut self, key: &str, code: u32, text: &str) {
        let mut event =
            json!({"type": "keyDown", "key": key, "code": key, "windowsVirtualKeyCode": code});
        if !text.is_empty() {
            event["text"] = text.into();
        }
        self.command("Input.dispatchKeyEvent", event.clone());
        event["type"] = "keyUp".into();
        self.command("Input.dispatchKeyEvent", event);
    }

    /// Writes into the field that has the focus.
    pub fn write(&mut self, text: &str) {
        self.command("Input.insertText", json!({"text": text}));
    }

    /// The errors of the page's console and its uncaught exceptions, since this was last called.
    pub fn complaints(&mut self) -> Vec<String> {
        self.evaluate("null"); // What was said before is here once this is.
        std::mem::take(&mut self.complaints)
    }

    fn command(&mut self, method: &str, parameters: Value) -> Value {
        self.commanded += 1;
        let mut command = json!({"id": self.commanded, "method": method, "params": parameters});
        if let Some(session) = &self.session {
            command["sessionId"] = session.clone();
        }
        let mut bytes = command.to_string().into_bytes();
        bytes.push(0);
        self.commands.write_all(&bytes).unwrap();
        loop {
            let mut message = match self.messages.recv_timeout(PATIENCE) {
                Ok(message) => message,
                Err(RecvTimeoutError::Timeout) => panic!("{method}: the browser says nothing"),
                Err(RecvTimeoutError::Disconnected) => panic!("{method}: the browser has ended"),
            };
            if message["id"] == self.commanded {
                assert!(message.get("error").is_none(), "{method}: {message}");
                return message["result"].take();
            }
            self.listen(&message);
        }
    }

    fn listen(&mut self, event: &Value) {
        let parameters = &event["params"];
        let complaint = match event["method"].as_str() {
            Some("Runtime.exceptionThrown") => &parameters["exceptionDetails"],
            Some("Runtime.consoleAPICalled") if parameters["type"] != "log" => &parameters["args"],
            Some("Log.entryAdded") if parameters["entry"]["level"] != "verbose" => {
                &parameters["entry"]["text"]
            }
            _ => return,
        };
        self.complaints.push(complaint.to_string());
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn is_installed(name: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|folder| folder.join(name).is_file())
}
