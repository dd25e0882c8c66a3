package org.jenkinsci.plugins.workflow.steps

/** Stand-in for the class of Jenkins: what a running step throws when somebody aborts the build. */
class FlowInterruptedException extends Exception {

    FlowInterruptedException() { super('aborted') }

}
