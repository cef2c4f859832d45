//! Everything that a comparison can find, and whether it breaks a caller.

use super::Difference;
use super::reach::Standing;

/// The facts about one subject, each with its phrase.
pub(super) type Facts = Vec<(Fact, String)>;

/// A kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fact {
    Deprecated,
    Restored,
    RustName,

    EnvironmentAdded,
    EnvironmentRemoved,
    ServerAdded,
    ServerRemoved,
    ServerMoved,
    FirstServer,
    PrefixAdded,
    PrefixChanged,

    OperationAdded,
    OperationRemoved,
    OperationRenamed,
    OperationMoved,
    OptionsAdded,
    OptionsRenamed,
    ArgumentsReordered,
    SecurityNarrowed,
    SecurityWidened,

    RequiredParameterAdded,
    OptionalParameterAdded,
    FixedParameterAdded,
    ParameterRemoved,
    FixedParameterRemoved,
    PathParameterRenamed,
    LocationChanged,
    StyleChanged,
    ReservedChanged,
    KeyAdded,
    KeyRemoved,

    BodyAdded,
    BodyRemoved,
    RequestMediaChanged,

    ResponseAdded,
    ResponseRemoved,
    VariantRemoved,
    ResponseMediaChanged,
    StreamAdded,
    StreamRemoved,
    StreamChanged,

    TypeAdded,
    TypeRemoved,
    ArgumentsChanged,
    ConstructorAdded,
    MembersRefused,
    MembersAllowed,

    OptionalMemberAdded,
    RecommendedMemberAdded,
    RequiredMemberAdded,
    FixedMemberAdded,
    MemberRemoved,
    PresenceChanged,
    AliasAdded,
    AliasRemoved,

    TypeChanged,
    NullChanged,
    Tightened,
    Loosened,
    DefaultAdded,
    DefaultChanged,
    DefaultRemoved,
    ConstantAdded,
    ConstantChanged,
    ConstantRemoved,
    SensitivityChanged,

    ValueAdded,
    ValueRemoved,
    TagAdded,
    TagRemoved,
    DiscriminatorChanged,
}

impl Fact {
    /// Whether code that was written for the old version's module, or a request that the old version accepted, may not work
    /// with the new one.
    pub(super) fn breaks(self, at: Standing) -> bool {
        use Fact::*;
        match self {
            // Additions that no code uses yet: structs, enums and unions are non-exhaustive.
            EnvironmentAdded | ServerAdded | PrefixAdded | OperationAdded | TypeAdded => false,
            ValueAdded | TagAdded | AliasAdded | ResponseAdded | OptionalMemberAdded => false,
            OptionalParameterAdded | ConstructorAdded => false,
            // Code that uses the name no longer compiles.
            OperationRemoved | OperationRenamed | TypeRemoved | MemberRemoved | ValueRemoved => {
                true
            }
            ParameterRemoved | BodyRemoved | VariantRemoved | OptionsRenamed | RustName => true,
            // The method `…_or_default` is gone.
            DefaultRemoved => true,
            // A value of another type is required or returned.
            TypeChanged | NullChanged | PresenceChanged => true,
            // A method is called with other arguments.
            RequiredParameterAdded | OptionsAdded | BodyAdded | ArgumentsReordered => true,
            // `new` is called with other arguments, or replaces `Default`, whether the member is part of requests or not.
            ArgumentsChanged | RecommendedMemberAdded | RequiredMemberAdded => true,
            // `new` takes a member with several possible values, and not one with a single value.
            ConstantAdded | ConstantChanged | ConstantRemoved => true,
            // A request without it is refused; generated code always sends it.
            FixedParameterAdded => true,
            FixedMemberAdded => at.requests,
            FixedParameterRemoved => false,
            // The service does not understand a request as it was before.
            OperationMoved | LocationChanged | StyleChanged | RequestMediaChanged => true,
            DiscriminatorChanged => true,
            TagRemoved => at.requests,
            // `allowReserved` changes how a value is encoded; the service decodes both forms to the same value.
            ReservedChanged => false,
            // The service no longer recognizes a repeated request.
            KeyRemoved => true,
            KeyAdded => false,
            // The name is only in the path template; the argument is passed by position.
            PathParameterRenamed => false,
            // Limits are checked before a request is sent, and never on a response.
            Tightened => at.requests,
            Loosened => false,
            MembersRefused => at.requests,
            MembersAllowed => false,
            // A missing member means something else; a default that was not documented before may have been the same.
            DefaultChanged => true,
            DefaultAdded => false,
            // A value that was written down under the other name is not found any more.
            AliasRemoved => at.responses,
            // Old credentials are not enough.
            SecurityNarrowed => true,
            SecurityWidened => false,
            // The client uses the URL that it was given, unless it was given an environment or nothing.
            EnvironmentRemoved | FirstServer | PrefixChanged => true,
            ServerRemoved | ServerMoved => false,
            // The types of responses are facts of their own; a response that is not documented any more is not missed.
            ResponseRemoved | ResponseMediaChanged => false,
            // The method of the call is there, is gone, or yields something else.
            StreamAdded => false,
            StreamRemoved | StreamChanged => true,
            // Advice, and what `Debug` shows.
            Deprecated | Restored | SensitivityChanged => false,
        }
    }

    /// Whether the subject itself is new or gone.
    pub(super) fn difference(self) -> Difference {
        use Fact::*;
        match self {
            OperationAdded | TypeAdded | ResponseAdded | ValueAdded => Difference::Added,
            RequiredParameterAdded | OptionalParameterAdded | FixedParameterAdded => {
                Difference::Added
            }
            OptionalMemberAdded | RecommendedMemberAdded => Difference::Added,
            RequiredMemberAdded | FixedMemberAdded => Difference::Added,
            OperationRemoved | TypeRemoved | ResponseRemoved | VariantRemoved => {
                Difference::Removed
            }
            ParameterRemoved | FixedParameterRemoved | MemberRemoved | ValueRemoved => {
                Difference::Removed
            }
            Deprecated | Restored | RustName => Difference::Changed,
            EnvironmentAdded | EnvironmentRemoved | ServerAdded | ServerRemoved => {
                Difference::Changed
            }
            ServerMoved | FirstServer | PrefixAdded | PrefixChanged => Difference::Changed,
            OperationRenamed | OperationMoved | OptionsAdded | OptionsRenamed => {
                Difference::Changed
            }
            ArgumentsReordered | SecurityNarrowed | SecurityWidened => Difference::Changed,
            PathParameterRenamed | LocationChanged | StyleChanged => Difference::Changed,
            ReservedChanged | KeyAdded | KeyRemoved => Difference::Changed,
            BodyAdded | BodyRemoved | RequestMediaChanged | ResponseMediaChanged => {
                Difference::Changed
            }
            StreamAdded | StreamRemoved | StreamChanged => Difference::Changed,
            ArgumentsChanged | ConstructorAdded | MembersRefused | MembersAllowed => {
                Difference::Changed
            }
            PresenceChanged | AliasAdded | AliasRemoved => Difference::Changed,
            TypeChanged | NullChanged | Tightened | Loosened => Difference::Changed,
            DefaultAdded | DefaultChanged | DefaultRemoved => Difference::Changed,
            ConstantAdded | ConstantChanged | ConstantRemoved => Difference::Changed,
            SensitivityChanged | TagAdded | TagRemoved | DiscriminatorChanged => {
                Difference::Changed
            }
        }
    }
}

/// The change of the advice against the use of something.
pub(super) fn deprecated(old: bool, new: bool) -> Option<(Fact, String)> {
    match (old, new) {
        (false, true) => Some((Fact::Deprecated, "now deprecated".to_owned())),
        (true, false) => Some((Fact::Restored, "no longer deprecated".to_owned())),
        (false, false) | (true, true) => None,
    }
}
