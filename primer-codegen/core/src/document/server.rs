//! A Server Object and its Server Variable Objects.

use super::members::view;

view! {
    /// A server and its address.
    Server
}

view! {
    /// A variable of a server's URL, and its address.
    ServerVariable
}

impl<'d> Server<'d> {
    /// `url`; empty if it is missing, which is reported.
    pub fn url(&self) -> &'d str {
        self.members.text("url").unwrap_or_default()
    }

    /// `description`.
    pub fn description(&self) -> Option<&'d str> {
        self.members.text("description")
    }

    /// `url` with the defaults of its variables.
    pub fn expanded(&self) -> String {
        let mut url = self.url().to_owned();
        for (name, variable) in self.variables() {
            let default = variable.default().unwrap_or_default();
            url = url.replace(&format!("{{{name}}}"), default);
        }
        url
    }

    /// `x-environment`.
    pub fn environment(&self) -> Option<&'d str> {
        self.members.text("x-environment")
    }

    /// The variables, by name.
    pub fn variables(&self) -> impl Iterator<Item = (&'d str, ServerVariable<'d>)> + use<'d> {
        let addresses = self.members.named(&self.at, "variables");
        let entries = self.members.entries("variables").zip(addresses);
        entries.filter_map(|((_, node), (name, at))| Some((name, super::View::new(at, node)?)))
    }
}

impl<'d> ServerVariable<'d> {
    /// `description`.
    pub fn description(&self) -> Option<&'d str> {
        self.members.text("description")
    }

    /// `default`.
    pub fn default(&self) -> Option<&'d str> {
        self.members.text("default")
    }

    /// The strings in `enum`.
    pub fn values(&self) -> impl Iterator<Item = &'d str> + use<'d> {
        let values = self.members.items("enum");
        values.filter_map(serde_json::Value::as_str)
    }
}
