import GreenroomModel

/// What the packets of one stream say of its time: gathered packet by packet, in ticks of the stream, and read
/// out at the end.
struct StreamTimeline {
  /// One packet's place on the stream's clock.
  struct Packet {
    /// When it is shown and when it is decoded; either may not be stated.
    var shown: Int64?
    var decoded: Int64?
    /// 0 where the packet does not say.
    var duration: Int64 = 0
    /// Ticks at its beginning and end that are decoded and not played: an encoder's priming and padding.
    var skippedStart: Int64 = 0
    var skippedEnd: Int64 = 0
  }

  /// Time stamps that are kept of a video, to tell a variable rate: five hours at 60 frames a second. Of sound
  /// the first ones tell how far packets are apart.
  private static let mostKept = (video: 1_048_576, audio: 4_096)

  let tick: Tick
  private(set) var packets = 0
  private(set) var start: Int64?
  private var last: (time: Int64, packet: Packet)?
  private var shown: [Int64] = []
  private var decoded: [Int64] = []
  /// A frame of video that seems short is one whose length was guessed; a packet of sound may well be short.
  private let isVideo: Bool

  init(tick: Tick, isVideo: Bool) {
    self.tick = tick
    self.isVideo = isVideo
  }

  mutating func append(_ packet: Packet) {
    packets += 1
    if let time = packet.shown, shown.count < mostKept { shown.append(time) }
    if let time = packet.decoded, decoded.count < mostKept { decoded.append(time) }
    guard let time = packet.shown ?? packet.decoded else { return }
    let begin = time &+ max(0, packet.skippedStart)
    start = min(start ?? begin, begin)
    if time >= last?.time ?? .min { last = (time, packet) }
  }

  private var mostKept: Int { isVideo ? Self.mostKept.video : Self.mostKept.audio }

  /// Where the last packet ends, if packets follow one another by `step`; nil without a time stamp.
  func end(step: Int64?) -> Int64? {
    guard let last else { return nil }
    let length = length(of: last.packet, step: step)
    return last.time &+ max(0, length &- max(0, last.packet.skippedEnd))
  }

  /// The last packet is as long as it says, unless that is far from the usual distance of packets: what a
  /// demuxer guesses from a codec's nominal rate is no statement.
  private func length(of packet: Packet, step: Int64?) -> Int64 {
    guard let step, step > 0 else { return max(0, packet.duration) }
    guard packet.duration > 0 else { return step }
    let isTooLong = packet.duration / 2 > step
    let isTooShort = isVideo && packet.duration < step / 2
    return isTooLong || isTooShort ? step : packet.duration
  }

  /// Distances of the packets in the order in which they are shown, or of their decoding where not every packet
  /// says when it is shown; empty where neither is known of every packet.
  var steps: [Int64] {
    let count = min(packets, mostKept)
    let times = shown.count == count ? shown.sorted() : decoded.count == count ? decoded : []
    return zip(times.dropFirst(), times).map { $0 &- $1 }
  }
}
