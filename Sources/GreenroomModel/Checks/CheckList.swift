/// Every check there is. A new one is a file of its own and a line here.
package enum CheckList {
  /// What the model itself is.
  static let model: [any RequestCheck.Type] = [ModelStatusCheck.self]

  /// Of every reference, whatever it is.
  static let file: [any AssetCheck.Type] = [
    FileProblemCheck.self, EncryptionCheck.self, ExtensionCheck.self, TruncationCheck.self,
    HeaderDurationCheck.self, URLCheck.self, URLAnswerCheck.self, KindCheck.self, AcceptedKindCheck.self,
  ]

  static let image: [any AssetCheck.Type] = [
    ImageFormatCheck.self, ImageBytesCheck.self, ImageSideCheck.self, ImageRatioCheck.self,
    ImageAnimationCheck.self, ImageAlphaCheck.self, ImageColorCheck.self, ImageDepthCheck.self,
    FlatPictureCheck.self, DarkPictureCheck.self, BarsCheck.self,
  ]

  static let video: [any AssetCheck.Type] = [
    VideoContainerCheck.self, VideoCodecCheck.self, VideoAudioCodecCheck.self, VideoBytesCheck.self,
    VideoDurationCheck.self, FrameRateCheck.self, VariableFrameRateCheck.self, VideoSideCheck.self,
    VideoPixelsCheck.self, VideoRatioCheck.self, RotationCheck.self, SampleAspectRatioCheck.self,
    FlatPictureCheck.self, DarkPictureCheck.self, BarsCheck.self,
  ]

  static let audio: [any AssetCheck.Type] = [
    AudioFormatCheck.self, AudioBytesCheck.self, AudioDurationCheck.self, SilenceCheck.self,
    ClippedSoundCheck.self,
  ]

  static func media(_ kind: MediaKind) -> [any AssetCheck.Type] {
    switch kind {
    case .image: image
    case .video: video
    case .audio: audio
    }
  }

  /// Of the request as a whole.
  static let request: [any RequestCheck.Type] = [
    StagingCheck.self, URLExpiryCheck.self, ReencodedClipCheck.self, ClipExemptionCheck.self, CountCheck.self,
    TotalDurationCheck.self,
    RequiredCompanyCheck.self, ExclusionCheck.self, ModeSupportCheck.self, FrameRatioCheck.self,
    PromptNeedCheck.self, PromptHandlesCheck.self, UnusedReferenceCheck.self, ChangedHandleCheck.self,
    PromptFlagCheck.self, PromptLengthCheck.self,
    UnknownParameterCheck.self, ParameterValueCheck.self, ConditionCheck.self, MissingParameterCheck.self,
    DiscouragedParameterCheck.self, ExtraCheck.self,
  ]

  /// Every finding that a preflight can give.
  package static var codes: Set<FindingCode> {
    let assetChecks = file + image + video + audio
    let codes = assetChecks.flatMap { $0.codes } + (model + request).flatMap { $0.codes }
    return Set(codes + [.modelUnknown])
  }
}
