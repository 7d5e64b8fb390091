/// What a backend promises, one promise a case; each is checked by the function of its name.
package enum StagingRule: CaseIterable, Sendable {
  case keepsBytesTypeAndLength
  case leavesAloneWhatIsThere
  case writesAnewWhenAsked
  case refusesContentThatChanged
  case refusesALargeFileThatChanged
  case takesKeysOfAnyScript
  case takesAnEmptyPrefix
  case keepsLargeObjects
  case answersRanges
  case endsURLs
  case refusesTamperedURLs
  case removes
  case leavesNothingReadableWhenInterrupted
  case hasNothingUnderUnknownKeys
  case staysWholeUnderACrowd
  case tellsProgress
  case namesTheStoreAndNoSecret

  func check(_ suite: StagingConformance) throws {
    switch self {
    case .keepsBytesTypeAndLength: try suite.keepsBytesTypeAndLength()
    case .leavesAloneWhatIsThere: try suite.leavesAloneWhatIsThere()
    case .writesAnewWhenAsked: try suite.writesAnewWhenAsked()
    case .refusesContentThatChanged: try suite.refusesContentThatChanged()
    case .refusesALargeFileThatChanged: try suite.refusesALargeFileThatChanged()
    case .takesKeysOfAnyScript: try suite.takesKeysOfAnyScript()
    case .takesAnEmptyPrefix: try suite.takesAnEmptyPrefix()
    case .keepsLargeObjects: try suite.keepsLargeObjects()
    case .answersRanges: try suite.answersRanges()
    case .endsURLs: try suite.endsURLs()
    case .refusesTamperedURLs: try suite.refusesTamperedURLs()
    case .removes: try suite.removes()
    case .leavesNothingReadableWhenInterrupted: try suite.leavesNothingReadableWhenInterrupted()
    case .hasNothingUnderUnknownKeys: try suite.hasNothingUnderUnknownKeys()
    case .staysWholeUnderACrowd: try suite.staysWholeUnderACrowd()
    case .tellsProgress: try suite.tellsProgress()
    case .namesTheStoreAndNoSecret: try suite.namesTheStoreAndNoSecret()
    }
  }
}
