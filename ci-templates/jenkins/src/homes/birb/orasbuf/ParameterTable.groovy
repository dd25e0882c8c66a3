// Made by `npm run generate` from src/settings/definitions.ts: do not edit.
package homes.birb.orasbuf

/** Every parameter of the step `orasBuf`. */
class ParameterTable {

    /** Settings of the engine: their variable, and what stands between the items of a list. */
    static final Map<String, Map> SETTINGS = [
        registry: [variable: 'ORAS_BUF_REGISTRY', separator: ''],
        registryEndpoint: [variable: 'ORAS_BUF_REGISTRY_ENDPOINT', separator: ''],
        username: [variable: 'ORAS_BUF_USERNAME', separator: ''],
        trustedEndpoints: [variable: 'ORAS_BUF_TRUSTED_ENDPOINTS', separator: ' '],
        onMissingCredentials: [variable: 'ORAS_BUF_ON_MISSING_CREDENTIALS', separator: ''],
        directory: [variable: 'ORAS_BUF_DIRECTORY', separator: '\n'],
        config: [variable: 'ORAS_BUF_CONFIG', separator: ''],
        build: [variable: 'ORAS_BUF_BUILD', separator: ''],
        command: [variable: 'ORAS_BUF_COMMAND', separator: ''],
        targets: [variable: 'ORAS_BUF_TARGETS', separator: ' '],
        buck2Path: [variable: 'ORAS_BUF_BUCK2_PATH', separator: ''],
        buck2Version: [variable: 'ORAS_BUF_BUCK2_VERSION', separator: ''],
        buck2Sha256: [variable: 'ORAS_BUF_BUCK2_SHA256', separator: ''],
        bufPath: [variable: 'ORAS_BUF_BUF_PATH', separator: ''],
        bufVersion: [variable: 'ORAS_BUF_BUF_VERSION', separator: ''],
        bufSha256: [variable: 'ORAS_BUF_BUF_SHA256', separator: ''],
        toolsMirror: [variable: 'ORAS_BUF_TOOLS_MIRROR', separator: ''],
        buck2Arguments: [variable: 'ORAS_BUF_BUCK2_ARGUMENTS', separator: '\n'],
        bufArguments: [variable: 'ORAS_BUF_BUF_ARGUMENTS', separator: '\n'],
        buildTimeout: [variable: 'ORAS_BUF_BUILD_TIMEOUT', separator: ''],
        remote: [variable: 'ORAS_BUF_REMOTE', separator: ''],
        remoteEndpoint: [variable: 'ORAS_BUF_REMOTE_ENDPOINT', separator: ''],
        remoteInstanceName: [variable: 'ORAS_BUF_REMOTE_INSTANCE_NAME', separator: ''],
        remoteCaFile: [variable: 'ORAS_BUF_REMOTE_CA_FILE', separator: ''],
        remoteClientCertificate: [variable: 'ORAS_BUF_REMOTE_CLIENT_CERTIFICATE', separator: ''],
        remoteUpload: [variable: 'ORAS_BUF_REMOTE_UPLOAD', separator: ''],
        remotePlatform: [variable: 'ORAS_BUF_REMOTE_PLATFORM', separator: ''],
        frozen: [variable: 'ORAS_BUF_FROZEN', separator: ''],
        offline: [variable: 'ORAS_BUF_OFFLINE', separator: ''],
        update: [variable: 'ORAS_BUF_UPDATE', separator: ' '],
        cacheRead: [variable: 'ORAS_BUF_CACHE_READ', separator: ''],
        cacheWrite: [variable: 'ORAS_BUF_CACHE_WRITE', separator: ''],
        cacheKeySuffix: [variable: 'ORAS_BUF_CACHE_KEY_SUFFIX', separator: ''],
        cacheDir: [variable: 'ORAS_BUF_CACHE_DIR', separator: ''],
        bufCacheDir: [variable: 'ORAS_BUF_BUF_CACHE_DIR', separator: ''],
        parallelDownloads: [variable: 'ORAS_BUF_PARALLEL_DOWNLOADS', separator: ''],
        verify: [variable: 'ORAS_BUF_VERIFY', separator: ''],
        archiveLimits: [variable: 'ORAS_BUF_ARCHIVE_LIMITS', separator: ' '],
        reportDir: [variable: 'ORAS_BUF_REPORT_DIR', separator: ''],
        summary: [variable: 'ORAS_BUF_SUMMARY', separator: ''],
        progress: [variable: 'ORAS_BUF_PROGRESS', separator: ''],
        logLevel: [variable: 'ORAS_BUF_LOG_LEVEL', separator: ''],
    ]

    /** What the library itself reads. */
    static final Map<String, Map> LIBRARY = [
        credentialsId: [type: 'credentials', byDefault: ''],
        tokensCredentialsId: [type: 'credentials', byDefault: ''],
        bsrCredentialsId: [type: 'credentials', byDefault: ''],
        remoteHeadersCredentialsId: [type: 'credentials', byDefault: ''],
        credentialsType: [type: 'choice', byDefault: '', choices: ['string', 'usernamePassword', 'file']],
        exportCredentials: [type: 'boolean', byDefault: false],
        caches: [type: 'boolean', byDefault: true],
        cacheMegabytes: [type: 'megabytes', byDefault: 4096],
        junit: [type: 'boolean', byDefault: true],
        publishHTML: [type: 'boolean', byDefault: true],
        recordIssues: [type: 'boolean', byDefault: true],
        archive: [type: 'boolean', byDefault: true],
        describe: [type: 'boolean', byDefault: true],
        unstableOnTestFailure: [type: 'boolean', byDefault: false],
        propagate: [type: 'boolean', byDefault: true],
    ]

    /** Secrets, which are no parameters, and the parameter that takes the id of their credentials. */
    static final Map<String, Map> SECRETS = [
        token: [credentials: 'credentialsId', setting: 'token'],
        tokens: [credentials: 'tokensCredentialsId', setting: 'tokens'],
        bsrToken: [credentials: 'bsrCredentialsId', setting: 'bsr-token'],
        remoteHeaders: [credentials: 'remoteHeadersCredentialsId', setting: 'remote-headers'],
    ]

}
