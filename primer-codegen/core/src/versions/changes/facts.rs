//! Everything that a comparison can find, and whether it breaks a caller.

use super::Difference;
use super::reach::Standing;

/// What was found of one subject, each fact with its words.
pub(super) type Facts = Vec<(Fact, String)>;

/// What became of something.
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
            // What is new is used by nobody yet: structs, enums and unions are open to it.
            EnvironmentAdded | ServerAdded | PrefixAdded | OperationAdded | TypeAdded => false,
            ValueAdded | TagAdded | AliasAdded | ResponseAdded | OptionalMemberAdded => false,
            OptionalParameterAdded | ConstructorAdded => false,
            // Code that names it no longer compiles.
            OperationRemoved | OperationRenamed | TypeRemoved | MemberRemoved | ValueRemoved => {
                true
            }
            ParameterRemoved | BodyRemoved | VariantRemoved | OptionsRenamed | RustName => true,
            // The method `…_or_default` is gone.
            DefaultRemoved => true,
            // A value of another type is asked for, or found.
            TypeChanged | NullChanged | PresenceChanged => true,
            // A method is called with other arguments.
            RequiredParameterAdded | OptionsAdded | BodyAdded | ArgumentsReordered => true,
            // So is `new`; or it takes the place of `Default`, whether the member stands in requests or not.
            ArgumentsChanged | RecommendedMemberAdded | RequiredMemberAdded => true,
            // `new` asks for what has several values, and not for what has one.
            ConstantAdded | ConstantChanged | ConstantRemoved => true,
            // A request without it is refused; generated code sends it by itself.
            FixedParameterAdded => true,
            FixedMemberAdded => at.requests,
            FixedParameterRemoved => false,
            // A request as it was is not understood.
            OperationMoved | LocationChanged | StyleChanged | RequestMediaChanged => true,
            DiscriminatorChanged => true,
            TagRemoved => at.requests,
            // `allowReserved` says how a value is written, and it is read the same.
            ReservedChanged => false,
            // The service no longer tells a repeated request from a new one.
            KeyRemoved => true,
            KeyAdded => false,
            // The name stands in the path template alone, and the argument has a place and no name.
            PathParameterRenamed => false,
            // Limits are checked before a request is sent, and never on a response.
            Tightened => at.requests,
            Loosened => false,
            MembersRefused => at.requests,
            MembersAllowed => false,
            // What is left out means something else; a default that was not told of before may have been the same.
            DefaultChanged => true,
            DefaultAdded => false,
            // A value that was written down under the other name is not found any more.
            AliasRemoved => at.responses,
            // Old credentials are not enough.
            SecurityNarrowed => true,
            SecurityWidened => false,
            // The client knows where the service is, unless it was told an environment or told nothing.
            EnvironmentRemoved | FirstServer | PrefixChanged => true,
            ServerRemoved | ServerMoved => false,
            // The types of responses are facts of their own; a response that is not documented any more is not missed.
            ResponseRemoved | ResponseMediaChanged => false,
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
