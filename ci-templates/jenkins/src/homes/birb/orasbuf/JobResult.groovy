package homes.birb.orasbuf

import com.cloudbees.groovy.cps.NonCPS
import groovy.json.JsonSlurper

/** Reads what the engine left in its report directory. All it gives out can be serialized. */
class JobResult implements Serializable {

    private static final long serialVersionUID = 1L
    private static final String PREFIX = 'ORAS_BUF_'
    private static final String SUCCESS = 'success'
    private static final String FAILURE = 'failure'

    /** Results of a test, as report.json calls them. */
    private static final List<String> FAILED = ['fail', 'timeout']
    private static final List<String> QUIET = ['pass', 'skip', 'omitted']

    /**
     * What the step gives back.
     * @param outputs content of outputs.env, empty where the engine did not get that far
     * @param report content of report.json, or empty
     */
    @NonCPS
    static Map read(int exitCode, String outputs, String report) {
        Map result = [exitCode: exitCode, outcome: exitCode == 0 ? SUCCESS : 'error', cacheHit: false]
        for (String line in outputs.split('\n')) {
            int equals = line.indexOf('=')
            if (equals > 0 && line.startsWith(PREFIX)) {
                result[camelCase(line.substring(PREFIX.length(), equals))] = line.substring(equals + 1).trim()
            }
        }
        result.cacheHit = result.cacheHit.toString() == 'true'
        result.modules = modulesOf(report)
        result.onlyTestsFailed = exitCode == 1 && onlyTestsFailed(report)
        return result
    }

    /** One line for the description of the build. Made of numbers and the engine's own words. */
    @NonCPS
    static String describe(Map result) {
        List<String> parts = ["oras-buf: ${result.outcome}".toString()]
        int modules = result.modules.size()
        if (modules > 0) {
            parts << (modules == 1 ? '1 module' : "${modules} modules".toString())
        }
        if (result.cacheHit) {
            parts << 'cache hit'
        }
        return parts.join(', ')
    }

    /** `CACHE_HIT` as `cacheHit`. */
    @NonCPS
    private static String camelCase(String name) {
        String joined = ''
        for (String word in name.toLowerCase().split('_')) {
            joined += joined && word ? word.substring(0, 1).toUpperCase() + word.substring(1) : word
        }
        return joined
    }

    /** The modules that the workspace is built with, each once. */
    @NonCPS
    private static List<Map> modulesOf(String report) {
        Map<String, Map> found = [:]
        for (Map root in rootsOf(report)) {
            for (Map module in root.modules) {
                if (!module.against) {
                    found["${module.name}@${module.digest}".toString()] = [
                        name: module.name, version: module.version, digest: module.digest, source: module.source,
                        commit: module.commit,
                    ]
                }
            }
        }
        List<Map> modules = []
        modules.addAll(found.values())
        return modules
    }

    /** True where all was built, and tests ran and failed. */
    @NonCPS
    private static boolean onlyTestsFailed(String report) {
        Map whole = parse(report)
        if (whole.outcome != FAILURE || whole.problem != null) {
            return false
        }
        boolean testsFailed = false
        for (Map root in rootsOf(report)) {
            Map build = root.build
            if (build.tool == 'none' || build.result == SUCCESS) {
                continue
            }
            boolean built = build.result == FAILURE && !build.errors && build.targets.every { target ->
                target.result == SUCCESS
            }
            boolean ran = build.tests.every { test -> test.result in QUIET || test.result in FAILED }
            testsFailed = build.tests.any { test -> test.result in FAILED }
            if (!built || !ran || !testsFailed) {
                return false
            }
        }
        return testsFailed
    }

    @NonCPS
    private static List rootsOf(String report) {
        return parse(report).roots ?: []
    }

    @NonCPS
    private static Map parse(String report) {
        return report ? new JsonSlurper().parseText(report) : [:]
    }

}
