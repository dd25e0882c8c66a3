package hudson

/** Stand-in for the class of Jenkins: what a step throws that did not work. */
class AbortException extends IOException {

    AbortException(String message) { super(message) }

}
