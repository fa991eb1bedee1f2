package nn.lab.run;

/**
 * What a user allows when a run is resumed.
 *
 * @param acceptChanges resume although nn, a plugin or the data have changed since the checkpoints
 * @param restartDamaged begin anew those trainings whose checkpoints are all damaged
 */
public record ResumeChoices(boolean acceptChanges, boolean restartDamaged) {
  /** The option that sets the first. */
  public static final String ACCEPT_CHANGES = "--accept-changes";

  /** The option that sets the second. */
  public static final String RESTART_DAMAGED = "--restart-damaged";

  /** For a new run, and for one that may only be resumed with what it was begun with. */
  public static final ResumeChoices NONE = new ResumeChoices(false, false);
}
