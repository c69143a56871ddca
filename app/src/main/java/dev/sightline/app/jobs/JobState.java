package dev.sightline.app.jobs;

/** Where a job is in its life. */
public enum JobState {
  RUNNING,
  DONE,
  FAILED,
  CANCELLED;

  /** True once nothing more will happen. */
  public boolean isFinished() {
    return this != RUNNING;
  }
}
