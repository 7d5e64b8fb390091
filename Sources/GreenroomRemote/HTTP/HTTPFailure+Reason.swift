extension HTTPFailure {
  /// Why, as the end of a sentence: “… cannot be reached: <reason>.”
  package var reason: String {
    switch cause {
    case .nameNotFound: "no machine has that name"
    case .refused: "nothing answers there"
    case .forbiddenAddress(let address): "it is at \(address), which is not a public address"
    case .insecure(let problem): "no safe connection came about (\(problem))"
    case .timedOut: "it took too long"
    case .broken(let problem): "the exchange broke off (\(problem))"
    case .answerTooLong: "the answer is longer than it may be"
    case .body: "what was to be sent could not be read"
    case .sink: "what came could not be used"
    case .interrupted: "it was interrupted"
    case .badURL: "it is no http or https URL without user and password that can be sent as it stands"
    case .badHeader(let name): "its header \(name) holds what no header can"
    case .unavailable(let problem): "HTTP does not work on this machine (\(problem))"
    }
  }
}
