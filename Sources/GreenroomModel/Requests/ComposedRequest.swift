/// A request with nothing left to decide, in no gateway's words yet: a dialect writes it as a body.
///
/// Assets of the catalog stand in it as `greenroom:<id>.<ext>`, staged or not, which is how bodies are stored
/// and compared; ``withStagedURLs`` is what is sent.
package struct ComposedRequest: Equatable, Sendable {
  package var model: String
  package var mode: Mode
  /// What is to be done (`generate`); nil where neither the draft nor the profile says.
  package var action: String?
  /// With handles in place of names; nil where there is none.
  package var prompt: String?
  /// URLs in handle order: the second is `@image2`.
  package var images: [String]
  package var videos: [String]
  package var audios: [String]
  package var firstFrame: String?
  package var lastFrame: String?
  /// All other fields, in the profile's order; those it does not know behind them as they were written.
  package var parameters: [JSONValue.Member]
  package var extra: [JSONValue.Member]
  /// Live URLs by what stands for them here.
  package var stagedURLs: [UnstagedURL: String]

  package init(
    model: String, mode: Mode, action: String? = nil, prompt: String? = nil, images: [String] = [],
    videos: [String] = [], audios: [String] = [], firstFrame: String? = nil, lastFrame: String? = nil,
    parameters: [JSONValue.Member] = [], extra: [JSONValue.Member] = [],
    stagedURLs: [UnstagedURL: String] = [:]
  ) {
    self.model = model
    self.mode = mode
    self.action = action
    self.prompt = prompt
    self.images = images
    self.videos = videos
    self.audios = audios
    self.firstFrame = firstFrame
    self.lastFrame = lastFrame
    self.parameters = parameters
    self.extra = extra
    self.stagedURLs = stagedURLs
  }

  /// The same with live URLs in place of all assets that have one.
  package var withStagedURLs: ComposedRequest {
    var request = self
    request.images = images.map(live)
    request.videos = videos.map(live)
    request.audios = audios.map(live)
    request.firstFrame = firstFrame.map(live)
    request.lastFrame = lastFrame.map(live)
    return request
  }

  /// The same without the queries of public URLs, which may be signatures: what is stored.
  package var withoutQueries: ComposedRequest {
    func cut(_ address: String) -> String {
      UnstagedURL(address) == nil ? LiveURL(address).redacted : address
    }
    var request = self
    request.images = images.map(cut)
    request.videos = videos.map(cut)
    request.audios = audios.map(cut)
    request.firstFrame = firstFrame.map(cut)
    request.lastFrame = lastFrame.map(cut)
    return request
  }

  /// The assets that have no live URL, each once, in the order in which they stand in the request. A request
  /// that has any is never submitted.
  package var unstaged: [UnstagedURL] {
    var seen: Set<UnstagedURL> = []
    let addresses = [firstFrame, lastFrame].compactMap(\.self) + images + videos + audios
    return addresses.compactMap(UnstagedURL.init).filter { stagedURLs[$0] == nil && seen.insert($0).inserted }
  }

  private func live(_ address: String) -> String {
    UnstagedURL(address).flatMap { stagedURLs[$0] } ?? address
  }
}
