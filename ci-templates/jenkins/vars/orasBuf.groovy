import groovy.transform.Field
import homes.birb.orasbuf.Credentials
import homes.birb.orasbuf.JobResult
import homes.birb.orasbuf.MissingStep
import homes.birb.orasbuf.Reports
import homes.birb.orasbuf.Request

/** Directories in which this build has placed the engine. What an earlier build left on the agent is never run. */
@Field final List<String> placed = []

Map call(Closure body) {
    return call([:], body)
}

/**
 * Resolves, installs, builds and reports; with a block, resolves and installs for the block.
 * @param parameters see orasBuf.txt
 * @return exitCode, outcome, cacheHit, modules and the other outputs of the engine
 */
Map call(Map parameters = [:], Closure body = null) {
    Request request = Request.read(parameters)
    if (request.problem) {
        error(request.problem)
    }
    if (!isUnix()) {
        error('orasBuf runs on agents with Linux or macOS: this one has Windows')
    }
    String temporary = temporaryDirectory()
    String home = placeEngine(temporary)
    String cacheDirectory = sharedCacheDirectory(request) ? '' : temporary + '/oras-buf/cache'
    Map result = [:]
    withJobCache(request, cacheDirectory) {
        boolean exported = body != null && request.options.exportCredentials == true
        new Credentials(this).bind(request.secrets, request.options.credentialsType, exported) {
            result = runEngine(request, home, cacheDirectory, body == null ? 'run' : 'resolve')
            if (exported) {
                runBody(result, body)
            }
        }
        if (body != null && !exported) {
            runBody(result, body)
        }
    }
    return result
}

/** Private to this workspace, and outside it: buf and buck2 would see what lies inside. */
String temporaryDirectory() {
    if (env.WORKSPACE_TMP) {
        return env.WORKSPACE_TMP
    }
    return env.WORKSPACE ? env.WORKSPACE + '@tmp' : pwd(tmp: true)
}

/** Writes the engine and its scripts, once in a build for each workspace. Gives their directory. */
String placeEngine(String temporary) {
    String home = temporary + '/oras-buf/engine'
    String place = env.NODE_NAME + ':' + home
    if (placed.contains(place) && fileExists(home + '/oras-buf-cli.tgz')) {
        return home
    }
    String resources = 'homes/birb/orasbuf/'
    dir(home) {
        deleteDir()
        writeFile(file: 'oras-buf.sh', text: libraryResource(resources + 'oras-buf.sh'), encoding: 'UTF-8')
        writeFile(file: 'jenkins-step.sh', text: libraryResource(resources + 'jenkins-step.sh'), encoding: 'UTF-8')
        // Never in a variable: Jenkins would write it to disk again with every step.
        writeFile(
            file: 'oras-buf-cli.tgz',
            text: libraryResource(resource: resources + 'oras-buf-cli.tgz', encoding: 'Base64'),
            encoding: 'Base64'
        )
    }
    if (!placed.contains(place)) {
        placed << place
    }
    return home
}

/** True where somebody chose the directory of the cache: it is theirs to share and to keep. */
boolean sharedCacheDirectory(Request request) {
    return asked(request, 'ORAS_BUF_CACHE_DIR', env.ORAS_BUF_CACHE_DIR) || env.ORAS_CACHE_DIR
}

/** Runs `work` inside the step `cache` of the Job Cacher plugin where there is one. */
void withJobCache(Request request, String directory, Closure work) {
    boolean begun = false
    if (directory && request.options.caches) {
        try {
            cache(jobCache(request, directory)) {
                begun = true
                work()
            }
        } catch (NoSuchMethodError absent) {
            if (begun || !MissingStep.isOneOf(absent, ['cache', 'arbitraryFileCache'])) {
                throw absent
            }
        }
    }
    if (!begun) {
        work()
    }
}

/** A pull request of a fork writes no cache. */
Map jobCache(Request request, String directory) {
    Map settings = [
        maxCacheSize: request.options.cacheMegabytes,
        caches: [arbitraryFileCache(path: directory, cacheName: 'oras-buf', compressionMethod: 'TARGZ')],
    ]
    if (request.environment.contains('ORAS_BUF_CACHE_READ=false')) {
        settings.skipRestore = true
    }
    if (env.CHANGE_FORK || request.environment.contains('ORAS_BUF_CACHE_WRITE=false')) {
        settings.skipSave = true
    }
    return settings
}

/** Runs the engine, shows its report whatever comes of it, and gives the build its result. */
Map runEngine(Request request, String home, String cacheDirectory, String command) {
    String directory = reportDirectory(request)
    Reports reports = new Reports(this, request.options, directory)
    // An absolute path: the engine counts from the checkout, and the step may stand in a directory below it.
    String absolute = directory.startsWith('/') ? directory : pwd() + '/' + directory
    List<String> environment = request.environment + [
        'ORAS_BUF_CI=jenkins', 'ORAS_BUF_STEP_HOME=' + home, 'ORAS_BUF_REPORT_DIR=' + absolute,
        'ORAS_BUF_STEP_COMMAND=' + command, 'WORKSPACE_TMP=' + temporaryDirectory(),
    ]
    if (cacheDirectory) {
        environment << 'ORAS_BUF_CACHE_DIR=' + cacheDirectory
    }
    String bufCache = asked(request, 'ORAS_BUF_BUF_CACHE_DIR', env.ORAS_BUF_BUF_CACHE_DIR) ?: env.BUF_CACHE_DIR
    if (!bufCache) {
        bufCache = temporaryDirectory() + '/oras-buf/buf'
        environment << 'ORAS_BUF_BUF_CACHE_DIR=' + bufCache
    }
    if (request.secrets) {
        environment << 'ORAS_BUF_STEP_SECRETS=' + request.secrets*.setting.join(' ')
    }
    int exitCode = -1
    Map result = [:]
    try {
        withEnv(environment) {
            exitCode = sh(
                script: 'sh "$ORAS_BUF_STEP_HOME/jenkins-step.sh" "$ORAS_BUF_STEP_COMMAND"',
                returnStatus: true,
                label: 'oras-buf ' + command
            )
        }
    } finally {
        result = JobResult.read(exitCode, reports.read('outputs.env'), reports.read('report.json'))
        // A path with a space in it, as jobs have, is not in outputs.env.
        result.bufCacheDir = result.bufCacheDir ?: bufCache
        result.reportPath = absolute + '/report.json'
        reports.publish()
        if (request.options.describe) {
            describeBuild(JobResult.describe(result))
        }
    }
    settleResult(request, result)
    return result
}

/**
 * The value of a variable that a parameter or the environment of the step sets; empty where none does.
 * @param outer its value in the environment: the sandbox forbids env[variable]
 */
String asked(Request request, String variable, String outer) {
    String entry = request.environment.find { each -> each.startsWith(variable + '=') }
    return entry ? entry.substring(variable.length() + 1) : (outer ?: '')
}

String reportDirectory(Request request) {
    String directory = asked(request, 'ORAS_BUF_REPORT_DIR', env.ORAS_BUF_REPORT_DIR)
    while (directory.length() > 1 && directory.endsWith('/')) {
        directory = directory.substring(0, directory.length() - 1)
    }
    return directory ?: '.oras-buf/report'
}

void describeBuild(String line) {
    String before = currentBuild.description ?: ''
    if (!before.contains(line)) {
        currentBuild.description = before ? before + '\n' + line : line
    }
}

void settleResult(Request request, Map result) {
    if (result.exitCode == 0) {
        return
    }
    if (result.onlyTestsFailed && request.options.unstableOnTestFailure) {
        unstable('orasBuf: tests failed')
    } else if (request.options.propagate) {
        error('orasBuf: ' + result.outcome + ', exit code ' + result.exitCode)
    }
}

void runBody(Map result, Closure body) {
    if (result.exitCode != 0 || result.outcome == 'skipped') {
        echo('orasBuf: the block was not run, because the modules are not installed (' + result.outcome + ')')
        return
    }
    withEnv(result.bufCacheDir ? ['BUF_CACHE_DIR=' + result.bufCacheDir] : []) {
        body()
    }
}
