//! Statics of rules on members, items and names.

use super::Emit;
use super::code::{Code, Number, quote};
use crate::ir::{
    Condition, Contains, Dependency, Kind, MemberRule, MemberTest, Scalar, Test, words,
};

impl Emit<'_> {
    pub(super) fn member_rule(&self, rule: &MemberRule) -> Code {
        let rt = self.rt;
        match rule {
            MemberRule::AnyOf(lists) => {
                let lists = lists.iter().map(|names| list(names));
                quote!(#rt::MemberRule::AnyOf(&[#(#lists),*]))
            }
            MemberRule::OneOf(lists) => {
                let lists = lists.iter().map(|names| list(names));
                quote!(#rt::MemberRule::OneOf(&[#(#lists),*]))
            }
            MemberRule::NotAll(names) => {
                let names = list(names);
                quote!(#rt::MemberRule::NotAll(#names))
            }
            MemberRule::Dependent(rule) => {
                let words = words::dependency(rule);
                let words = words.as_str();
                let Dependency { conditions, then } = rule;
                let conditions = conditions.iter().map(|it| self.condition(it));
                let then = then.iter().map(|it| self.member_test(it));
                quote! {
                    #rt::MemberRule::Dependent(&#rt::Dependency { conditions: &[#(#conditions),*], then: &[#(#then),*], words: #words })
                }
            }
        }
    }

    pub(super) fn contains(&self, rule: &Contains) -> Code {
        let rt = self.rt;
        let words = words::contains(rule);
        let words = words.as_str();
        let Contains { item, least, most } = rule;
        let item = self.test(item);
        let least = Number::integer(*least);
        let most = match most.map(Number::integer) {
            Some(most) => quote!(::core::option::Option::Some(#most)),
            None => quote!(::core::option::Option::None),
        };
        quote!(#rt::Contains { item: #item, least: #least, most: #most, words: #words })
    }

    pub(super) fn name_rule(&self, name: &Test) -> Code {
        let rt = self.rt;
        let words = words::names(name);
        let words = words.as_str();
        let name = self.test(name);
        quote!(#rt::NameRule { name: #name, words: #words })
    }

    fn condition(&self, of: &Condition) -> Code {
        let rt = self.rt;
        let Condition { passes, tests } = of;
        let tests = tests.iter().map(|it| self.member_test(it));
        quote!(#rt::Condition { passes: #passes, tests: &[#(#tests),*] })
    }

    fn member_test(&self, test: &MemberTest) -> Code {
        let rt = self.rt;
        match test {
            MemberTest::Has(name) => quote!(#rt::MemberTest::Has(#name)),
            MemberTest::NotAll(names) => {
                let names = list(names);
                quote!(#rt::MemberTest::NotAll(#names))
            }
            MemberTest::Is(name, test) => {
                let test = self.test(test);
                quote!(#rt::MemberTest::Is(#name, &#test))
            }
        }
    }

    fn test(&self, test: &Test) -> Code {
        let rt = self.rt;
        let Test {
            types,
            values,
            limits,
            members,
        } = test;
        let kinds = types.iter().map(|it| self.kind(*it));
        let types = (!types.is_empty()).then(|| quote!(types: &[#(#kinds),*],));
        let values = values.as_ref().map(|values| {
            let values = values.iter().map(|it| self.scalar(it));
            quote!(values: ::core::option::Option::Some(&[#(#values),*]),)
        });
        let limits = self.limits(limits, None);
        let limits = limits.map(|it| quote!(limits: ::core::option::Option::Some(&#it),));
        let tests = members.iter().map(|it| self.member_test(it));
        let members = (!members.is_empty()).then(|| quote!(members: &[#(#tests),*],));
        quote!(#rt::Test { #types #values #limits #members ..#rt::Test::ANY })
    }

    fn kind(&self, kind: Kind) -> Code {
        let rt = self.rt;
        match kind {
            Kind::Null => quote!(#rt::Kind::Null),
            Kind::String => quote!(#rt::Kind::Text),
            Kind::Number => quote!(#rt::Kind::Number),
            Kind::Integer => quote!(#rt::Kind::Integer),
            Kind::Boolean => quote!(#rt::Kind::Bool),
            Kind::Array => quote!(#rt::Kind::List),
            Kind::Object => quote!(#rt::Kind::Object),
        }
    }

    pub(super) fn scalar(&self, value: &Scalar) -> Code {
        let rt = self.rt;
        match value {
            Scalar::Null => quote!(#rt::Scalar::Null),
            Scalar::Text(text) => quote!(#rt::Scalar::Text(#text)),
            Scalar::Number(number) => {
                let number = self.numeral(*number);
                quote!(#rt::Scalar::Number(#number))
            }
            Scalar::Bool(value) => quote!(#rt::Scalar::Bool(#value)),
        }
    }
}

fn list(names: &[String]) -> Code {
    quote!(&[#(#names),*])
}
