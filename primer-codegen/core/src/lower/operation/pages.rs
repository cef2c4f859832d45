//! Pages: how a list goes on, as the document says it.

use crate::diagnostics::Finding;
use crate::document::{Method, Pages as Declared};
use crate::ir::{
    Content, ItemKind, Location, NextPage, Pages, Parameter, Responses, Shape, Stream, StreamForm,
    Type,
};
use crate::lower::Lower;
use crate::resolve::Endpoint;

/// The ways to say how a list goes on, of which a list has one.
const WAYS: &str = "`next`, `last`, `counts`, `nextUrl` and `link`";

impl<'d> Lower<'d, '_> {
    /// Lowers the pages of an operation, if the document says that its success is one page of a list.
    pub(super) fn lower_pages(
        &mut self,
        endpoint: &Endpoint<'d>,
        parameters: &[Parameter],
        successes: &Responses,
    ) -> Option<Stream> {
        let Some(declared) = endpoint.operation.pages() else {
            return self.lower_dropshot_pages(endpoint, parameters, successes);
        };
        if !is_one_json(successes) {
            let message = "pages need a success of one type in JSON";
            self.report(Finding::at_key(declared.at.clone(), message));
            return None;
        }
        let page = &successes.shape;
        let items_path = path(declared.items().unwrap_or_default());
        let items = self
            .member_at(page, &items_path)
            .and_then(|it| self.items_of(&it));
        if items.is_none() {
            let at = match declared.items() {
                Some(_) => declared.at.child("items"),
                None => declared.at.clone(),
            };
            let message = "the items of a page are no array in the response";
            let help = "`items: data` is the array in the member `data`; without `items`, the response itself is the array";
            self.report(Finding::at_key(at, message).help(help));
        }
        let more = declared.more().map(path);
        if let Some(more) = &more {
            let found = self.member_at(page, more);
            if !found.is_some_and(|it| matches!(it.ty, Type::Bool | Type::Json)) {
                let message = "`more` names no member that is `true` or `false`";
                self.report(Finding::at_key(declared.at.child("more"), message));
            }
        }
        let items = items?;
        let next = self.next_page(endpoint, &declared, parameters, (page, &items))?;
        Some(stream(items, items_path, next, more))
    }

    /// Dropshot's own extension, which says no more than that there are pages.
    fn lower_dropshot_pages(
        &mut self,
        endpoint: &Endpoint<'d>,
        parameters: &[Parameter],
        successes: &Responses,
    ) -> Option<Stream> {
        let at = endpoint.operation.dropshot_pages()?;
        let (items_path, next_path) = (path("items"), path("next_page"));
        let page = &successes.shape;
        let items = self
            .member_at(page, &items_path)
            .and_then(|it| self.items_of(&it));
        let has_next = self.member_at(page, &next_path).is_some();
        let has_parameter = query_parameter(parameters, "page_token").is_some();
        match items {
            Some(items) if has_next && has_parameter && is_one_json(successes) => {
                let next = NextPage::Member {
                    path: next_path,
                    parameter: "page_token".to_owned(),
                };
                Some(stream(items, items_path, next, None))
            }
            Some(_) | None => {
                let message =
                    "a list without pages: `items`, `next_page` or `page_token` is missing";
                let help = "the response has the first two, the query the third";
                self.report(Finding::at_key(at, message).warning().help(help));
                None
            }
        }
    }

    fn next_page(
        &mut self,
        endpoint: &Endpoint<'d>,
        declared: &Declared<'d>,
        parameters: &[Parameter],
        (page, items): (&Shape, &Shape),
    ) -> Option<NextPage> {
        let given = [
            declared.next().is_some(),
            declared.last().is_some(),
            declared.counts().is_some(),
            declared.next_url().is_some(),
            declared.link(),
        ];
        if given.into_iter().filter(|it| *it).count() != 1 {
            let message = format!("expected exactly one of {WAYS}");
            self.report(Finding::at_key(declared.at.clone(), message));
            return None;
        }
        if declared.link() || declared.next_url().is_some() {
            return self.next_url(endpoint, declared, page);
        }
        let parameter = self.page_parameter(declared, parameters)?;
        let number = parameter.number;
        let parameter = parameter.name;
        if let Some(next) = declared.next() {
            let path = self.checked(declared, "next", page, next)?;
            return Some(NextPage::Member { path, parameter });
        }
        if let Some(last) = declared.last() {
            let path = self.checked(declared, "last", items, last)?;
            return Some(NextPage::Last { path, parameter });
        }
        Some(match declared.counts() {
            Some("items") => NextPage::Offset { parameter },
            _ => NextPage::Number {
                parameter,
                first: number,
            },
        })
    }

    /// The next page where the page holds its URL.
    fn next_url(
        &mut self,
        endpoint: &Endpoint<'d>,
        declared: &Declared<'d>,
        page: &Shape,
    ) -> Option<NextPage> {
        if declared.parameter().is_some() {
            let message = "`parameter` has no place where the next page has a URL";
            let at = declared.at.child("parameter");
            self.report(Finding::at_key(at, message));
            return None;
        }
        if endpoint.method != Method::Keyword("get") {
            let method = endpoint.method.sent();
            let message = format!("the URL of the next page cannot be asked for by `{method}`");
            self.report(Finding::at_key(declared.at.clone(), message));
            return None;
        }
        match declared.next_url() {
            Some(next) => {
                let path = self.checked(declared, "nextUrl", page, next)?;
                Some(NextPage::Url { path })
            }
            None => Some(NextPage::Link),
        }
    }

    /// The way to a member of a shape, which is reported if there is none.
    fn checked(
        &mut self,
        declared: &Declared<'d>,
        keyword: &str,
        of: &Shape,
        words: &str,
    ) -> Option<Vec<String>> {
        let path = path(words);
        if self.member_at(of, &path).is_none() || path.is_empty() {
            let holder = match keyword {
                "last" => "the items",
                _ => "the response",
            };
            let message = format!("`{words}` is no member of {holder}");
            self.report(Finding::at_key(declared.at.child(keyword), message));
            return None;
        }
        Some(path)
    }

    /// The parameter that says which page is asked for.
    fn page_parameter(
        &mut self,
        declared: &Declared<'d>,
        parameters: &[Parameter],
    ) -> Option<Position> {
        let Some(name) = declared.parameter() else {
            let message = "missing `parameter`, which takes the position of the next page";
            self.report(Finding::at_key(declared.at.clone(), message));
            return None;
        };
        if query_parameter(parameters, name).is_none() {
            let message = format!("`{name}` is no query parameter of the operation");
            let at = declared.at.child("parameter");
            self.report(Finding::at_key(at, message));
            return None;
        }
        Some(Position {
            name: name.to_owned(),
            number: declared.first().unwrap_or(1),
        })
    }

    /// The member at the end of a way, by the names in the document.
    fn member_at(&self, of: &Shape, path: &[String]) -> Option<Shape> {
        let Some((name, rest)) = path.split_first() else {
            return Some(of.clone());
        };
        match &of.ty {
            Type::Json => Some(Shape::plain(Type::Json)),
            Type::Map(values) => self.member_at(values, rest),
            Type::Named(id) | Type::Boxed(id) => match &self.item(*id)?.kind {
                ItemKind::Alias(shape) => self.member_at(shape, path),
                ItemKind::Struct(of) => {
                    let field = of.fields.iter().find(|it| it.wire_name == *name)?;
                    self.member_at(&field.shape, rest)
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// The type of the items of an array.
    fn items_of(&self, of: &Shape) -> Option<Shape> {
        match &of.ty {
            Type::List(items) => Some(Shape {
                sensitive: items.sensitive || of.sensitive,
                ..(**items).clone()
            }),
            Type::Json => Some(Shape::plain(Type::Json)),
            Type::Named(id) | Type::Boxed(id) => match &self.item(*id)?.kind {
                ItemKind::Alias(shape) => self.items_of(shape),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The parameter of a position, and the number of the first page.
struct Position {
    name: String,
    number: u64,
}

fn stream(items: Shape, path: Vec<String>, next: NextPage, more: Option<Vec<String>>) -> Stream {
    Stream {
        items,
        form: StreamForm::Pages(Pages {
            items: path,
            next,
            more,
        }),
    }
}

/// Whether every success is the same type in JSON.
fn is_one_json(successes: &Responses) -> bool {
    let is_json = |it: &crate::ir::Response| it.content == Content::Json && it.outcome == 0;
    !successes.list.is_empty() && successes.list.iter().all(is_json)
}

fn query_parameter<'p>(parameters: &'p [Parameter], name: &str) -> Option<&'p Parameter> {
    let mut parameters = parameters.iter();
    parameters.find(|it| it.location == Location::Query && it.wire_name == name)
}

/// The names on a way, which are separated by dots.
fn path(words: &str) -> Vec<String> {
    let names = words.split('.').filter(|it| !it.is_empty());
    names.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests;
