package homes.birb.orasbuf

import com.cloudbees.groovy.cps.NonCPS

/** Tells a step that no plugin brings from any other missing method. */
class MissingStep {

    /** Jenkins says: No such DSL method 'junit' found among steps [...]. */
    @NonCPS
    static boolean isOneOf(NoSuchMethodError absent, List<String> names) {
        String message = absent.message ?: ''
        return names.any { name -> message.startsWith("No such DSL method '${name}'".toString()) }
    }

}
