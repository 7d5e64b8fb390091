import GreenroomModel

/// Goes over the fields of facts in their order on the wire, to write or to fill them.
protocol FactsVisitor {
  mutating func visit(_ field: inout String?) throws(WireError)
  mutating func visit(_ field: inout Int?) throws(WireError)
  mutating func visit(_ field: inout Bool?) throws(WireError)
  mutating func visit(_ field: inout Seconds?) throws(WireError)
  mutating func visit(_ field: inout FrameRate?) throws(WireError)
  mutating func visit(_ field: inout PixelRectangle?) throws(WireError)
}

extension MediaFacts {
  /// The one list of fields: a fact that is missing here would be lost between worker and catalog.
  mutating func visit(with visitor: inout some FactsVisitor) throws(WireError) {
    try visitor.visit(&container)
    try visitor.visit(&width)
    try visitor.visit(&height)
    try visitor.visit(&codedWidth)
    try visitor.visit(&codedHeight)
    try visitor.visit(&rotation)
    try visitor.visit(&orientation)
    try visitor.visit(&sampleAspectRatio)
    try visitor.visit(&duration)
    try visitor.visit(&headerDuration)
    try visitor.visit(&frameRate)
    try visitor.visit(&variableFrameRate)
    try visitor.visit(&frameCount)
    try visitor.visit(&videoCodec)
    try visitor.visit(&pixelFormat)
    try visitor.visit(&bitDepth)
    try visitor.visit(&alpha)
    try visitor.visit(&animated)
    try visitor.visit(&colorModel)
    try visitor.visit(&audioCodec)
    try visitor.visit(&sampleRate)
    try visitor.visit(&channels)
    try visitor.visit(&audioBitDepth)
    try visitor.visit(&encrypted)
    try visitor.visit(&truncated)
    try visitor.visit(&flat)
    try visitor.visit(&silent)
    var isVerified: Bool? = verified
    try visitor.visit(&isVerified)
    verified = isVerified ?? false
    try visitor.visit(&dark)
    try visitor.visit(&bars)
    try visitor.visit(&clipped)
    try visitor.visit(&interlaced)
  }
}
