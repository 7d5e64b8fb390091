import GreenroomModel

/// Why a copy could not be made.
struct FitFailure: Error {
  let sentence: String

  init(_ sentence: String) { self.sentence = sentence }

  init(_ problem: FileProblem) { sentence = problem.message }

  init(writing error: AVError) {
    sentence = "It cannot be encoded or written: \(AVFailure.sentence(error.code))."
  }

  /// Larger than the bound, whatever is done.
  static func tooLarge(_ bytes: Int64, most: Int64) -> FitFailure {
    FitFailure("The copy takes \(bytes) bytes, and \(most) is the most. Choose a shorter part.")
  }
}
