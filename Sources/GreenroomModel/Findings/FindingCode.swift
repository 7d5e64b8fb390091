/// A stable name for what a finding is about: `image.side`, `video.fps`. Scripts match on it.
package struct FindingCode: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package var description: String { rawValue }
}

extension FindingCode {
  package static let fileMissing = FindingCode(rawValue: "file.missing")
  package static let fileEmpty = FindingCode(rawValue: "file.empty")
  package static let fileUnreadable = FindingCode(rawValue: "file.unreadable")
  package static let fileUnsupported = FindingCode(rawValue: "file.unsupported")
  package static let fileExtensionMismatch = FindingCode(rawValue: "file.extension_mismatch")
  package static let fileTruncated = FindingCode(rawValue: "file.truncated")
  package static let fileHeaderMismatch = FindingCode(rawValue: "file.header_mismatch")

  package static let imageBytes = FindingCode(rawValue: "image.bytes")
  package static let imageSide = FindingCode(rawValue: "image.side")
  package static let imageRatio = FindingCode(rawValue: "image.ratio")
  package static let imageFormat = FindingCode(rawValue: "image.format")
  package static let imageAnimated = FindingCode(rawValue: "image.animated")
  package static let imageAlpha = FindingCode(rawValue: "image.alpha")
  package static let imageColor = FindingCode(rawValue: "image.color")
  package static let imageDepth = FindingCode(rawValue: "image.depth")
  package static let imageFlat = FindingCode(rawValue: "image.flat")
  package static let imageDark = FindingCode(rawValue: "image.dark")
  package static let imageBars = FindingCode(rawValue: "image.bars")

  package static let videoBytes = FindingCode(rawValue: "video.bytes")
  package static let videoDuration = FindingCode(rawValue: "video.duration")
  package static let videoTotalDuration = FindingCode(rawValue: "video.total_duration")
  package static let videoFPS = FindingCode(rawValue: "video.fps")
  package static let videoVFR = FindingCode(rawValue: "video.vfr")
  package static let videoPixels = FindingCode(rawValue: "video.pixels")
  package static let videoSide = FindingCode(rawValue: "video.side")
  package static let videoRatio = FindingCode(rawValue: "video.ratio")
  package static let videoContainer = FindingCode(rawValue: "video.container")
  package static let videoCodec = FindingCode(rawValue: "video.codec")
  package static let videoAudioCodec = FindingCode(rawValue: "video.audio_codec")
  package static let videoRotation = FindingCode(rawValue: "video.rotation")
  package static let videoSAR = FindingCode(rawValue: "video.sar")
  package static let videoNoDuration = FindingCode(rawValue: "video.no_duration")

  package static let audioBytes = FindingCode(rawValue: "audio.bytes")
  package static let audioDuration = FindingCode(rawValue: "audio.duration")
  package static let audioTotalDuration = FindingCode(rawValue: "audio.total_duration")
  package static let audioFormat = FindingCode(rawValue: "audio.format")
  package static let audioSilent = FindingCode(rawValue: "audio.silent")
  package static let audioClipped = FindingCode(rawValue: "audio.clipped")
  package static let audioNeedsVisual = FindingCode(rawValue: "audio.needs_visual")

  package static let countImages = FindingCode(rawValue: "count.images")
  package static let countVideos = FindingCode(rawValue: "count.videos")
  package static let countAudios = FindingCode(rawValue: "count.audios")

  package static let modeLastWithoutFirst = FindingCode(rawValue: "mode.last_without_first")
  package static let modeFramesWithReferences = FindingCode(rawValue: "mode.frames_with_references")
  package static let modeUnsupported = FindingCode(rawValue: "mode.unsupported")
  package static let modeFrameRatioMismatch = FindingCode(rawValue: "mode.frame_ratio_mismatch")
  package static let modeKind = FindingCode(rawValue: "mode.kind")

  package static let promptEmpty = FindingCode(rawValue: "prompt.empty")
  package static let promptUnknownHandle = FindingCode(rawValue: "prompt.unknown_handle")
  package static let promptUnusedReference = FindingCode(rawValue: "prompt.unused_reference")
  package static let promptHandleOutOfRange = FindingCode(rawValue: "prompt.handle_out_of_range")
  package static let promptHandleChanged = FindingCode(rawValue: "prompt.handle_changed")
  package static let promptFlag = FindingCode(rawValue: "prompt.flag")
  package static let promptLength = FindingCode(rawValue: "prompt.length")

  package static let outputDuration = FindingCode(rawValue: "output.duration")
  package static let outputResolution = FindingCode(rawValue: "output.resolution")
  package static let outputRatio = FindingCode(rawValue: "output.ratio")
  package static let outputSeed = FindingCode(rawValue: "output.seed")
  package static let outputUnknownParameter = FindingCode(rawValue: "output.unknown_parameter")
  package static let outputDiscouraged = FindingCode(rawValue: "output.discouraged")

  package static let extraUnknown = FindingCode(rawValue: "extra.unknown")
  package static let extraRenamed = FindingCode(rawValue: "extra.renamed")
  package static let extraValue = FindingCode(rawValue: "extra.value")

  package static let urlUnstaged = FindingCode(rawValue: "url.unstaged")
  package static let urlScheme = FindingCode(rawValue: "url.scheme")
  package static let urlPrivateHost = FindingCode(rawValue: "url.private_host")
  package static let urlCredentials = FindingCode(rawValue: "url.credentials")
  package static let urlExpiresEarly = FindingCode(rawValue: "url.expires_early")
  package static let urlUnreachable = FindingCode(rawValue: "url.unreachable")
  package static let urlWrongType = FindingCode(rawValue: "url.wrong_type")

  package static let clipReencoded = FindingCode(rawValue: "clip.reencoded")
  package static let clipExemptionExpired = FindingCode(rawValue: "clip.exemption_expired")

  package static let modelUnknown = FindingCode(rawValue: "model.unknown")
  package static let modelRetired = FindingCode(rawValue: "model.retired")
}
