package dev.sightline.core.numbers;

/** What numbers can be written as. */
public enum NumbersFormat {
  /** A table with one value in each line, for spreadsheets and data frames. */
  CSV,
  /** Everything, with names. */
  JSON,
  /** Arrays for numpy. */
  NPZ;

  /** What the file's name ends with, with the dot. */
  public String ending() {
    return switch (this) {
      case CSV -> ".csv";
      case JSON -> ".json";
      case NPZ -> ".npz";
    };
  }
}
