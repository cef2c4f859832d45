use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use syn::parse_quote;

use crate::ir::Api;
use crate::{Parts, Source, lower_source, names, versions};

/// The whole module of some members of a document.
fn module(members: &str) -> syn::ItemMod {
    let text = format!("{{openapi: 3.0.3, info: {{title: T, version: '1'}}, {members}}}");
    let tokens = whole_expansion(quote!(pub mod m = "a.yaml";), vec![read(&text)]);
    syn::parse2(tokens).unwrap_or_else(|error| unreachable!("{error}"))
}

pub(super) fn read(text: &str) -> Option<Api> {
    let (api, findings) = lower_source(&Source::new("document.yaml", text));
    assert!(findings.is_empty(), "{findings:?}");
    api
}

/// The expansion of some entries and what became of their documents, on a runtime at `rt`.
pub(super) fn whole_expansion(entries: TokenStream, apis: Vec<Option<Api>>) -> TokenStream {
    expansion(Parts::TypesAndClient, entries, apis)
}

/// The same, or the types alone.
fn expansion(parts: Parts, entries: TokenStream, apis: Vec<Option<Api>>) -> TokenStream {
    let args = crate::args::parse(entries).unwrap_or_else(|error| unreachable!("{error}"));
    let modules = args.modules.iter();
    let names = modules.map(|module| names::written(&module.name.to_string()));
    let count = apis.len();
    let versions = versions::compare(names.zip(apis).collect());
    let runtime = quote!(rt);
    let expansion = super::Expansion {
        parts,
        modules: &args.modules,
        versions: &versions,
        runtime: &runtime,
        doctests: args.doctests.as_ref(),
    };
    let written = expansion.written();
    let entries = super::Entries {
        modules: &args.modules,
        runtime: &runtime,
    };
    let modules = (0..count).filter_map(|n| entries.module(&written, n, &[]));
    std::iter::once(entries.shared(&written))
        .chain(modules)
        .collect()
}

/// Expects the items of a module that some question picks to be one.
fn check(module: &syn::ItemMod, is_meant: impl Fn(&syn::Item) -> bool, expected: &syn::Item) {
    let items = module.content.iter().flat_map(|(_, items)| items);
    let found: Vec<String> = items
        .filter(|item| is_meant(item))
        .map(|item| item.to_token_stream().to_string())
        .collect();
    assert_eq!(found, [expected.to_token_stream().to_string()]);
}

fn schemas(schemas: &str) -> syn::ItemMod {
    module(&format!(
        "paths: {{}}, components: {{schemas: {{{schemas}}}}}"
    ))
}

#[test]
fn a_warning_obeys_the_lint_levels_of_its_module() {
    let entry = quote! {
        /// Documentation.
        #[deny(deprecated)]
        #[doc(hidden)]
        pub mod m = "a.yaml";
    };
    let args = crate::args::parse(entry).unwrap_or_else(|error| unreachable!("{error}"));
    let warnings = args
        .modules
        .iter()
        .map(|module| super::warning(module, module.path.span(), "odd"));
    let expected = quote! {
        #[deny(deprecated)]
        const _: () = {
            #[deprecated(note = "odd")]
            const DOCUMENT: () = ();
            DOCUMENT
        };
    };
    assert_eq!(
        warnings.collect::<TokenStream>().to_string(),
        expected.to_string()
    );
}

#[test]
fn a_struct_is_its_fields() {
    let module = schemas(
        "A: {type: object, description: Words., required: [a], properties: {a: {type: string}, type: {type: array, deprecated: true, items: {type: integer, nullable: true}}, c: {type: boolean, nullable: true}}}",
    );
    let expected: syn::Item = parse_quote! {
        #[doc = " Words."]
        #[derive(::core::clone::Clone)]
        #[non_exhaustive]
        pub struct A {
            pub a: ::std::string::String,
            #[deprecated]
            pub r#type: ::core::option::Option<::std::vec::Vec<::core::option::Option<i64>>>,
            pub c: runtime::Patch<bool>,
            #[doc = r" Members that the document does not declare, by name."]
            pub additional_properties: runtime::Map<runtime::Json>,
        }
    };
    check(
        &module,
        |item| matches!(item, syn::Item::Struct(of) if of.ident == "A"),
        &expected,
    );
}

#[test]
fn an_enum_is_open() {
    let module = schemas("A: {type: string, enum: [a, 'b c']}");
    let expected: syn::Item = parse_quote! {
        #[derive(::core::clone::Clone)]
        #[non_exhaustive]
        pub enum A {
            A,
            BC,
            #[doc = r" A value that the document does not know."]
            Unrecognized(::std::string::String),
        }
    };
    check(
        &module,
        |item| matches!(item, syn::Item::Enum(_)),
        &expected,
    );
}

#[test]
fn an_alias_is_an_alias() {
    let module = schemas(
        "A: {type: object, additionalProperties: {type: array, items: {type: string, format: date-time}}}",
    );
    let expected: syn::Item = parse_quote!(
        pub type A = runtime::Map<::std::vec::Vec<runtime::Timestamp>>;
    );
    check(
        &module,
        |item| matches!(item, syn::Item::Type(_)),
        &expected,
    );
}

#[test]
fn a_document_that_cannot_be_read_leaves_its_module() {
    let entry = quote!(#[cfg(x)] pub(crate) mod m = "a.yaml";);
    let tokens = whole_expansion(entry, vec![None]);
    let module: syn::ItemMod = syn::parse2(tokens).unwrap_or_else(|error| unreachable!("{error}"));
    assert_eq!(
        (
            module.ident.to_string().as_str(),
            module.content.map(|(_, items)| items.len())
        ),
        ("m", Some(0))
    );
    assert!(
        module
            .attrs
            .iter()
            .any(|attribute| attribute.path().is_ident("cfg"))
    );
}

#[test]
fn types_alone_are_what_is_left_without_the_client() {
    let documents = [
        include_str!("../../../../spec/2021-10-19.yaml"),
        include_str!("../../../../spec/2.3.yaml"),
        include_str!("../../../../spec/2.4.yaml"),
    ];
    let entries = quote!(mod l = "a.yaml"; mod m = "b.yaml"; mod n = "c.yaml";);
    let items = |parts| {
        let tokens = expansion(parts, entries.clone(), documents.map(read).to_vec());
        let file: syn::File = syn::parse2(tokens).unwrap_or_else(|error| unreachable!("{error}"));
        let modules = file.items.into_iter().filter_map(|item| match item {
            syn::Item::Mod(module) => module.content.map(|(_, items)| items),
            _ => None,
        });
        // The traits that speak for absent methods of the client stand in one module with those of types.
        let is_other =
            |item: &syn::Item| !matches!(item, syn::Item::Mod(it) if it.ident == "absent");
        modules.flatten().filter(is_other).collect::<Vec<_>>()
    };
    let (types, all) = (items(Parts::Types), items(Parts::TypesAndClient));
    assert!(!types.iter().any(is_the_clients));
    let (clients, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(is_the_clients);
    let text = |items: &[syn::Item]| quote!(#(#items)*).to_string();
    assert!(text(&types) == text(&rest), "the types are not the same");
    assert!(clients.len() > 3 * 4, "{}", clients.len());
}

fn is_the_clients(item: &syn::Item) -> bool {
    match item {
        syn::Item::Struct(item) => item.ident == "Client",
        syn::Item::Static(item) => item.ident == "SERVICE",
        syn::Item::Mod(item) => item.ident == "operations",
        syn::Item::Impl(item) => item.self_ty.to_token_stream().to_string() == "Client",
        syn::Item::Use(item) => item.to_token_stream().to_string().ends_with(":: Client ;"),
        _ => false,
    }
}

#[test]
fn generated_code_names_everything_by_its_full_path() {
    let documents = [
        include_str!("../../../../spec/2.3.yaml"),
        include_str!("../../../../spec/2.4.yaml"),
    ];
    let entries = quote!(mod m = "a.yaml"; mod n = "b.yaml";);
    let tokens = whole_expansion(entries, documents.map(read).to_vec());
    let text = tokens.to_string();
    for name in [
        "Option",
        "Vec",
        "String",
        "Box",
        "Result",
        "Some",
        "None",
        "Ok",
        "Err",
        "Into",
        "From",
        "Clone",
        "Default",
        "IntoIterator",
        "Cow",
    ] {
        let words: Vec<&str> = text.split_whitespace().collect();
        let unqualified = words.windows(2).find(|pair| matches!(pair, [before, word] if *word == name && !matches!(*before, "::" | "." | "fn" | "enum" | "struct")));
        assert_eq!(unqualified, None, "{name}");
    }
}

/// What only one operation has stands where it is used.
#[test]
fn what_several_operations_have_in_common_is_written_once() {
    let operation = |id: &str, code: &str| {
        format!(
            "{{operationId: {id}, parameters: [{{name: limit, in: query, schema: {{type: integer, maximum: 9}}}}, {{name: {id}, in: header, schema: {{type: string}}}}], responses: {{'{code}': {{description: D}}, '404': {{description: N, content: {{application/json: {{schema: {{type: string}}}}}}}}}}}}"
        )
    };
    let (get, put) = (operation("one", "200"), operation("two", "204"));
    let module = module(&format!("paths: {{/a: {{get: {get}, put: {put}}}}}"));
    let code = module.to_token_stream().to_string().replace(' ', "");
    let count = |part: &str| code.matches(part).count();
    for (name, uses) in [
        ("Parameter{name:\"limit\"", 1),
        ("Statuses::Code(404)", 1),
        ("common::PARAMETER_2", 2),
        ("common::RESPONSES_3", 2),
        ("Parameter{name:\"one\"", 1),
        ("Statuses::Code(204)", 1),
    ] {
        assert_eq!(count(name), uses, "{name} in {code}");
    }
}

#[test]
fn limits_of_lists_hold_those_of_their_items_by_name() {
    let module = schemas(
        "A: {type: object, properties: {a: {type: string, maxLength: 10}, b: {type: array, maxItems: 3, items: {type: string, maxLength: 10}}, c: {type: array, maxItems: 3, items: {type: string, maxLength: 10}}}}",
    );
    let code = module.to_token_stream().to_string().replace(' ', "");
    let count = |part: &str| code.matches(part).count();
    assert_eq!(
        (count("max_length:"), count("max_items:")),
        (1, 1),
        "{code}"
    );
    assert_eq!(
        (count("(common::LIMITS_1)"), count("(common::LIMITS_2)")),
        (2, 2)
    );
}
